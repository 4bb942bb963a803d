using System;

namespace Tigris;

/// <summary>The response of an S3 endpoint to a <see cref="StorageRequest"/>. A refusal is a response too.</summary>
public sealed class StorageResponse
{
    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; init; }

    /// <summary>true if the response is the requested list; otherwise, false.</summary>
    public bool IsListing { get; init; }

    /// <summary>The names of the buckets that the key may list; null for another request, or for a refusal.</summary>
    public string[]? BucketName { get; init; }

    /// <summary>
    /// The S3 code of a refusal: <c>InvalidAccessKeyId</c>. Null if the response has none, or if the code is about another key or request.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>The message of the server, shortened and without secrets; null if it sent none.</summary>
    public string? ServerMessage { get; init; }

    /// <summary>The server's time of the response, if it sent one.</summary>
    public DateTimeOffset? ServerTime { get; init; }

    /// <summary>The time from sending the last attempt to the headers of its response.</summary>
    public TimeSpan Elapsed { get; init; }
}
