using System;
using System.Collections.Generic;
using System.Security;
using System.Text.Json.Serialization;

namespace Tigris.Client.Wire;

internal sealed record ProvisioningRequest
{
    public required string BucketName { get; set; }

    public required string OrgName { get; set; }

    public OrgQuota? OrgQuota { get; set; }

    public required string UserId { get; set; }

    public BucketOptions? BucketOptions { get; set; }

    public string? UserRole { get; set; }

    public string? ForkOf { get; set; }

    public string? SourceSnapshot { get; set; }

    public string? AccessKeyScope { get; set; }
}

/// <summary>
/// The document leaves it a bare object; its members are the multi-tenant guide's. <see cref="Json.ProvisioningResponseConverter"/> reads
/// it by other spellings too.
/// </summary>
internal sealed record ProvisioningResponse
{
    public string? AccessKeyId { get; set; }

    public SecureString? SecretAccessKey { get; set; }

    public string? Bucket { get; set; }

    public string? OrgId { get; set; }
}

internal sealed record BucketOptions
{
    public bool? Public { get; set; }

    public bool? EnablePublicListObjects { get; set; }

    public string? StorageClass { get; set; }

    public string? Regions { get; set; }

    public bool? EnableObjectAcl { get; set; }

    public bool? EnableSnapshots { get; set; }

    public ObjectNotifications? ObjectNotifications { get; set; }

    public LifecycleRules? LifecycleRules { get; set; }
}

internal sealed record BucketInfo
{
    public string? Name { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public long? Size { get; set; }

    public long? ObjectCount { get; set; }

    public bool? Public { get; set; }

    public string? StorageClass { get; set; }

    public string? Regions { get; set; }

    public bool? ObjectAclEnabled { get; set; }

    public bool? PublicListObjectsEnabled { get; set; }

    public bool? SnapshotsEnabled { get; set; }

    public ForkInfo? ForkInfo { get; set; }

    public BucketWebsiteSettings? Website { get; set; }

    public ObjectNotifications? ObjectNotifications { get; set; }

    public LifecycleRules? LifecycleRules { get; set; }
}

internal sealed record ForkInfo
{
    public string? ParentBucket { get; set; }

    public string? Snapshot { get; set; }

    public bool? HasChildren { get; set; }
}

internal sealed record GetBucketResponse
{
    public BucketInfo? Bucket { get; set; }
}

internal sealed record ListBucketsResponse
{
    [JsonRequired]
    public IReadOnlyList<BucketInfo>? Buckets { get; set; }

    public string? NextContinuationToken { get; set; }
}

internal sealed record UpdateBucketRequest
{
    public bool? Public { get; set; }

    public bool? EnableObjectAcl { get; set; }

    public bool? EnablePublicListObjects { get; set; }

    public ObjectNotifications? ObjectNotifications { get; set; }

    public string? Regions { get; set; }
}

/// <summary>The document's list has <c>enabled</c> as required, its own examples leave it out; absent, it stays as it is.</summary>
internal sealed record ObjectNotifications
{
    public bool? Enabled { get; set; }

    public string? Webhook { get; set; }

    public string? Filter { get; set; }

    public ObjectNotificationAuth? Auth { get; set; }
}

internal sealed record ObjectNotificationAuth
{
    public string? BasicUser { get; set; }

    public SecureString? BasicPass { get; set; }

    public SecureString? Token { get; set; }
}

internal sealed record BucketWebsiteSettings
{
    public string? DomainName { get; set; }
}

internal sealed record SetCustomDomainRequest
{
    public required BucketWebsiteSettings Website { get; set; }
}

internal sealed record GetCustomDomainResponse
{
    public BucketWebsiteSettings? Website { get; set; }
}
