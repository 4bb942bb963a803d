using System;

namespace Tigris;

/// <summary>Whether an access key works at an S3 endpoint, and in a bucket. What could not be found out is null.</summary>
public sealed class AccessKeyTest
{
    /// <summary>The organization, as it was given; null where none was.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The bucket that was tried; null where none was named.</summary>
    public string? BucketName { get; init; }

    /// <summary>The id of the key.</summary>
    public string AccessKeyId { get; init; } = "";

    /// <summary>The endpoint that was asked.</summary>
    public Uri? S3Endpoint { get; init; }

    /// <summary>Whether the key is good for what was tried: for listing the bucket, or without one, for signing at all.</summary>
    public bool Works => BucketName is null ? Authenticated == true : CanList == true;

    /// <summary>Whether an answer came, whatever it was.</summary>
    public bool Reachable { get; init; }

    /// <summary>Whether the server takes id and secret for a key that is in force; null where its answer does not tell.</summary>
    public bool? Authenticated { get; init; }

    /// <summary>Whether the key may list the bucket; null where no bucket was named, there is none, or the answer does not tell.</summary>
    public bool? CanList { get; init; }

    /// <summary>The names of the buckets that the key sees; null where that was not asked, or not answered.</summary>
    public string[]? VisibleBucket { get; init; }

    /// <summary>S3's code of the refusal that decided: <c>InvalidAccessKeyId</c>. Null where nothing was refused, or without a code.</summary>
    public string? Code { get; init; }

    /// <summary>How long the first answer took, the set-up of the connection included; null where none came.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>How far the server's clock is ahead of this machine's, to the second; null where the server did not say.</summary>
    public TimeSpan? ClockSkew { get; init; }

    /// <summary>What was found, and what to do about it.</summary>
    public string Message { get; init; } = "";

    /// <summary>The id.</summary>
    public override string ToString() => AccessKeyId;
}
