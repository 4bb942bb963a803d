using System;
using System.Security;

namespace Tigris;

/// <summary>A new bucket with its access key (SPEC ProvisioningResponse).</summary>
public sealed class ProvisionedBucket
{
    /// <summary>The organization that the bucket belongs to.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The name.</summary>
    public string BucketName { get; init; } = "";

    /// <summary>The key's id; null if the server returned none.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The key's secret, which the server returns once; null if it returned none.</summary>
    public SecureString? SecretAccessKey { get; init; }

    /// <summary>The S3 endpoint that accepts the key.</summary>
    public Uri? S3Endpoint { get; init; }

    /// <summary>The bucket's name, never the secret.</summary>
    public override string ToString() => BucketName;
}
