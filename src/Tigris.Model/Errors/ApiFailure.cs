using System;

namespace Tigris;

/// <summary>What is known of a refused request; each <see cref="TigrisApiException"/> is made from one.</summary>
public sealed class ApiFailure
{
    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; init; }

    /// <summary>The server's own words, or null where it had none.</summary>
    public string? ServerMessage { get; init; }

    /// <summary>What the document calls the operation: <c>GetOrganization</c>.</summary>
    public string Operation { get; init; } = "";

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether one of the attempts may have been carried out, although this is how it ended.</summary>
    public bool MayHaveRun { get; init; }

    /// <summary>The URL without its query.</summary>
    public Uri? RequestUri { get; init; }

    /// <summary>The server's <c>Retry-After</c>, if it gave one.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The server's clock when it answered, if it said.</summary>
    public DateTimeOffset? ServerTime { get; init; }
}
