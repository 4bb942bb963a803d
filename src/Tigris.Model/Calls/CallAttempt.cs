using System;

namespace Tigris;

/// <summary>One attempt at a request.</summary>
public sealed class CallAttempt
{
    /// <summary>What the document calls the operation: <c>GetOrganization</c>.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The HTTP method.</summary>
    public string Method { get; init; } = "";

    /// <summary>The URL as it was signed.</summary>
    public Uri? RequestUri { get; init; }

    /// <summary>1 for the first.</summary>
    public int Number { get; init; }

    /// <summary>The HTTP status, or null where no answer came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Why no answer came, in the words of the network layer; null where one came.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether it failed in a way that leaves open whether the server carried it out: the answer was lost, or was a 5xx.</summary>
    public bool MayHaveRun { get; init; }

    /// <summary>From sending until the answer's headers, or until the failure.</summary>
    public TimeSpan Elapsed { get; init; }
}
