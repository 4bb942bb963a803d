using System;

namespace Tigris;

/// <summary>The result of testing an access key at an S3 endpoint, and in a bucket. An unknown value is null.</summary>
public sealed class AccessKeyTest
{
    /// <summary>The organization that the caller named; null if it named none.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The tested bucket; null if the caller named none.</summary>
    public string? BucketName { get; init; }

    /// <summary>The id of the key.</summary>
    public string AccessKeyId { get; init; } = "";

    /// <summary>The tested endpoint.</summary>
    public Uri? S3Endpoint { get; init; }

    /// <summary>true if the key may list the bucket or, without a bucket, if the server accepts its signature; otherwise, false.</summary>
    public bool Works => BucketName is null ? Authenticated == true : CanList == true;

    /// <summary>true if the server responded; otherwise, false.</summary>
    public bool Reachable { get; init; }

    /// <summary>true if the server accepts id and secret as an active key; otherwise, false. Null if the response doesn't show it.</summary>
    public bool? Authenticated { get; init; }

    /// <summary>true if the key may list the bucket; otherwise, false. Null without a bucket, or if the response doesn't show it.</summary>
    public bool? CanList { get; init; }

    /// <summary>The names of the buckets that the key may list; null if they weren't requested or returned.</summary>
    public string[]? VisibleBucket { get; init; }

    /// <summary>The S3 error code of the decisive refusal: <c>InvalidAccessKeyId</c>. Null without a refusal or a code.</summary>
    public string? Code { get; init; }

    /// <summary>The time until the first response, with the time to connect; null without a response.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>The difference between the server's clock and this machine's, to the second. Positive if the server is ahead; null if it sent no date.</summary>
    public TimeSpan? ClockSkew { get; init; }

    /// <summary>The finding, and the next step.</summary>
    public string Message { get; init; } = "";

    /// <summary>The id.</summary>
    public override string ToString() => AccessKeyId;
}
