using System;
using System.Security;

namespace Tigris;

/// <summary>The result of the onboarding of one tenant. There is one result for each row, also for a row that failed.</summary>
public sealed class ProvisionedTenant
{
    /// <summary>The organization's id, as the input has it.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The organization's display name; null if it was neither in the input nor read.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>The bucket's name, as the input has it.</summary>
    public string BucketName { get; init; } = "";

    /// <summary>The outcome.</summary>
    public TenantStatus Status { get; init; }

    /// <summary>The id of the new key; null if no key was created.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The key's secret, which the server returns once; null if there is none.</summary>
    public SecureString? SecretAccessKey { get; init; }

    /// <summary>The S3 endpoint that accepts the keys of the tenant; null after a failure.</summary>
    public Uri? S3Endpoint { get; init; }

    /// <summary>The error; null if the onboarding succeeded.</summary>
    public string? Error { get; init; }

    /// <summary>Organization and bucket, never the secret.</summary>
    public override string ToString() => $"{OrganizationId}/{BucketName}";
}
