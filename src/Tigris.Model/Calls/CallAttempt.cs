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

    /// <summary>The number of the attempt; 1 for the first.</summary>
    public int Number { get; init; }

    /// <summary>The HTTP status; null without a response.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The reason for the missing response, in the words of the network layer; null if there is a response.</summary>
    public string? Failure { get; init; }

    /// <summary>
    /// true if the attempt failed and the server may have carried it out, because the response was lost or was a 5xx; otherwise, false.
    /// </summary>
    public bool MayHaveRun { get; init; }

    /// <summary>The time from sending to the headers of the response, or to the failure.</summary>
    public TimeSpan Elapsed { get; init; }
}
