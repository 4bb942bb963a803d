using System;
using System.Collections.Generic;
using System.Security;
using System.Text.Json.Serialization;

namespace Tigris.Client.Wire;

/// <summary>The request and response bodies of the resource. The build generates their JSON metadata.</summary>
internal sealed record BucketsBodies(
    ProvisioningRequest ProvisioningRequest,
    ProvisioningResponse ProvisioningResponse,
    GetBucketResponse GetBucketResponse,
    ListBucketsResponse ListBucketsResponse,
    UpdateBucketRequest UpdateBucketRequest,
    SetCustomDomainRequest SetCustomDomainRequest,
    GetCustomDomainResponse GetCustomDomainResponse,
    SetLifecycleRulesRequest SetLifecycleRulesRequest,
    GetLifecycleRulesResponse GetLifecycleRulesResponse);

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
/// The document describes it as an object without members. The members are those of the multi-tenant guide.
/// <see cref="Json.ProvisioningResponseConverter"/> accepts other spellings too.
/// </summary>
internal sealed record ProvisioningResponse
{
    public const string Sample = """
        {"access_key_id":"tid_1","secret_access_key":"tsec_very_secret","bucket":"uploads","org_id":"acme"}
        """;

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
    public const string Sample = $$"""
        {"name":"uploads","created_at":"2026-01-02T03:04:05Z","size":9007199254740993,"object_count":42,"public":false,
         "storage_class":"STANDARD","regions":"iad,sjc","object_acl_enabled":true,"public_list_objects_enabled":false,
         "snapshots_enabled":true,"fork_info":{"parent_bucket":"source","snapshot":"1751631910196672425","has_children":true},
         "website":{{BucketWebsiteSettings.Sample}},"object_notifications":{{ObjectNotifications.Sample}},
         "lifecycle_rules":{"rules":[{{LifecycleRule.Sample}}]},"invented_later":1}
        """;

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

/// <summary>The document lists <c>enabled</c> as required, but its examples omit it. If it is absent, it keeps its value.</summary>
internal sealed record ObjectNotifications
{
    public const string Sample = """
        {"enabled":true,"webhook":"https://hooks.example.test/t","filter":"WHERE `key` REGEXP \"^images\"",
         "auth":{"token":"********"}}
        """;

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
    public const string Sample = """
        {"domain_name":"images.example.com"}
        """;

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
