using System;

namespace Tigris;

/// <summary>The wait before an attempt is repeated.</summary>
public sealed class CallWait
{
    /// <summary>What the document calls the operation.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The number of the attempt that failed, from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>How long.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Why the attempt is repeated: <c>HTTP 503</c>, <c>connection failed</c>, <c>timed out</c>.</summary>
    public string Reason { get; init; } = "";
}
