using System;
using System.Security;

namespace Tigris;

/// <summary>A new bucket with the access key that was made for it (SPEC ProvisioningResponse).</summary>
public sealed class ProvisionedBucket
{
    /// <summary>The organization it belongs to.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>Its name.</summary>
    public string BucketName { get; init; } = "";

    /// <summary>The key's id; null where the server gave none.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The key's secret. It is given out once; null where the server gave none.</summary>
    public SecureString? SecretAccessKey { get; init; }

    /// <summary>The S3 endpoint that accepts the key.</summary>
    public Uri? S3Endpoint { get; init; }

    /// <summary>The bucket's name, never the secret.</summary>
    public override string ToString() => BucketName;
}
