using System;

namespace Tigris;

/// <summary>One attempt at a request.</summary>
public sealed class CallAttempt
{
    /// <summary>The name of the operation in the vendor's document: <c>GetOrganization</c>.</summary>
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

    /// <summary>true if the attempt failed and the server may have carried it out: the response was lost, or was a 5xx. Otherwise, false.</summary>
    public bool MayHaveRun { get; init; }

    /// <summary>From sending until the answer's headers, or until the failure.</summary>
    public TimeSpan Elapsed { get; init; }
}
