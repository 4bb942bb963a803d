using System;

namespace Tigris;

/// <summary>The response of an S3 endpoint to a <see cref="StorageRequest"/>. A refusal is a response too.</summary>
public sealed class StorageResponse
{
    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; init; }

    /// <summary>true if the response is the requested list; otherwise, false.</summary>
    public bool IsListing { get; init; }

    /// <summary>The names of the buckets that the key sees; null where something else was asked for or answered.</summary>
    public string[]? BucketName { get; init; }

    /// <summary>S3's code of a refusal: <c>InvalidAccessKeyId</c>. Null where there is none, or where it is of another key or request.</summary>
    public string? Code { get; init; }

    /// <summary>The server's own words, shortened and without secrets; null where it had none.</summary>
    public string? ServerMessage { get; init; }

    /// <summary>The server's clock when it answered, if it said.</summary>
    public DateTimeOffset? ServerTime { get; init; }

    /// <summary>From sending the last attempt until the headers of its answer.</summary>
    public TimeSpan Elapsed { get; init; }
}
