using System;

namespace Tigris;

/// <summary>The facts of a refused request, for a <see cref="TigrisApiException"/>.</summary>
public sealed class ApiFailure
{
    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; init; }

    /// <summary>The message of the server, or null.</summary>
    public string? ServerMessage { get; init; }

    /// <summary>The name of the operation in the vendor's document: <c>GetOrganization</c>.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The number of times the request was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>true if the server may have carried out an attempt despite the failure; otherwise, false.</summary>
    public bool MayHaveRun { get; init; }

    /// <summary>The URL without its query.</summary>
    public Uri? RequestUri { get; init; }

    /// <summary>The server's <c>Retry-After</c>, if it sent one.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The server's time of the response, if it sent one.</summary>
    public DateTimeOffset? ServerTime { get; init; }
}
