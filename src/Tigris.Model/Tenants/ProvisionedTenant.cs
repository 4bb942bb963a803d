using System;
using System.Security;

namespace Tigris;

/// <summary>A tenant that was to be onboarded, and what came of it: one for each that was asked for, failed or not.</summary>
public sealed class ProvisionedTenant
{
    /// <summary>The organization's id, as it was given.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The organization's display name; null where it was neither given nor read.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>The bucket's name, as it was given.</summary>
    public string BucketName { get; init; } = "";

    /// <summary>The outcome.</summary>
    public TenantStatus Status { get; init; }

    /// <summary>The id of the key that was made; null where none was.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The key's secret. It is given out once; null where there is none.</summary>
    public SecureString? SecretAccessKey { get; init; }

    /// <summary>The S3 endpoint that accepts the keys of the tenant; null after a failure.</summary>
    public Uri? S3Endpoint { get; init; }

    /// <summary>The error; null if the onboarding succeeded.</summary>
    public string? Error { get; init; }

    /// <summary>Organization and bucket, never the secret.</summary>
    public override string ToString() => $"{OrganizationId}/{BucketName}";
}
