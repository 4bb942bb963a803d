using System;

namespace Tigris;

/// <summary>The wait before an attempt is repeated.</summary>
public sealed class CallWait
{
    /// <summary>The name of the operation in the vendor's document.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The number of the attempt that failed, from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>The length of the wait.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The reason for the repetition: <c>HTTP 503</c>, <c>connection failed</c>, <c>timed out</c>.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Indicates whether the server refused the attempt because of its rate.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>The rate to which the server limits this process, in requests a second; null if it isn't known, or isn't the reason.</summary>
    public double? Rate { get; init; }
}
