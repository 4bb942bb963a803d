using System;
using System.Collections.Generic;
using System.Security;
using System.Text.Json.Serialization;

namespace Tigris.Client.Wire;

internal sealed record ProvisioningRequest
{
    public required string BucketName { get; init; }

    public required string OrgName { get; init; }

    public OrgQuota? OrgQuota { get; init; }

    public required string UserId { get; init; }

    public BucketOptions? BucketOptions { get; init; }

    public string? UserRole { get; init; }

    public string? ForkOf { get; init; }

    public string? SourceSnapshot { get; init; }

    public string? AccessKeyScope { get; init; }
}

/// <summary>
/// The document leaves it a bare object; its members are the multi-tenant guide's. <see cref="Json.ProvisioningResponseConverter"/> reads
/// it by other spellings too.
/// </summary>
internal sealed record ProvisioningResponse
{
    public string? AccessKeyId { get; init; }

    public SecureString? SecretAccessKey { get; init; }

    public string? Bucket { get; init; }

    public string? OrgId { get; init; }
}

internal sealed record BucketOptions
{
    public bool? Public { get; init; }

    public bool? EnablePublicListObjects { get; init; }

    public string? StorageClass { get; init; }

    public string? Regions { get; init; }

    public bool? EnableObjectAcl { get; init; }

    public bool? EnableSnapshots { get; init; }

    public ObjectNotifications? ObjectNotifications { get; init; }

    public LifecycleRules? LifecycleRules { get; init; }
}

internal sealed record BucketInfo
{
    public string? Name { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public long? Size { get; init; }

    public long? ObjectCount { get; init; }

    public bool? Public { get; init; }

    public string? StorageClass { get; init; }

    public string? Regions { get; init; }

    public bool? ObjectAclEnabled { get; init; }

    public bool? PublicListObjectsEnabled { get; init; }

    public bool? SnapshotsEnabled { get; init; }

    public ForkInfo? ForkInfo { get; init; }

    public BucketWebsiteSettings? Website { get; init; }

    public ObjectNotifications? ObjectNotifications { get; init; }

    public LifecycleRules? LifecycleRules { get; init; }
}

internal sealed record ForkInfo
{
    public string? ParentBucket { get; init; }

    public string? Snapshot { get; init; }

    public bool? HasChildren { get; init; }
}

internal sealed record GetBucketResponse
{
    public BucketInfo? Bucket { get; init; }
}

internal sealed record ListBucketsResponse
{
    [JsonRequired]
    public IReadOnlyList<BucketInfo>? Buckets { get; init; }

    public string? NextContinuationToken { get; init; }
}

internal sealed record UpdateBucketRequest
{
    public bool? Public { get; init; }

    public bool? EnableObjectAcl { get; init; }

    public bool? EnablePublicListObjects { get; init; }

    public ObjectNotifications? ObjectNotifications { get; init; }

    public string? Regions { get; init; }
}

/// <summary>The document's list has <c>enabled</c> as required, its own examples leave it out; absent, it stays as it is.</summary>
internal sealed record ObjectNotifications
{
    public bool? Enabled { get; init; }

    public string? Webhook { get; init; }

    public string? Filter { get; init; }

    public ObjectNotificationAuth? Auth { get; init; }
}

internal sealed record ObjectNotificationAuth
{
    public string? BasicUser { get; init; }

    public SecureString? BasicPass { get; init; }

    public SecureString? Token { get; init; }
}

internal sealed record BucketWebsiteSettings
{
    public string? DomainName { get; init; }
}

internal sealed record SetCustomDomainRequest
{
    public required BucketWebsiteSettings Website { get; init; }
}

internal sealed record GetCustomDomainResponse
{
    public BucketWebsiteSettings? Website { get; init; }
}
