using System;
using System.Text.Json;
using Tigris.Emulator.Rules;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Endpoints;

/// <summary>The document's BucketInfo.</summary>
internal sealed record BucketResponse(
    string Name,
    DateTime CreatedAt,
    long Size,
    long ObjectCount,
    bool Public,
    string StorageClass,
    string Regions,
    bool ObjectAclEnabled,
    bool PublicListObjectsEnabled,
    bool SnapshotsEnabled,
    ForkResponse? ForkInfo,
    WebsiteResponse? Website,
    NotificationSettings? ObjectNotifications,
    LifecycleResponse? LifecycleRules)
{
    public static BucketResponse Of(BucketRow row) => new(
        row.Name,
        row.CreatedAt,
        row.Size,
        row.ObjectCount,
        row.Public,
        row.StorageClass,
        row.Regions,
        row.ObjectAcl,
        row.PublicList,
        row.Snapshots,
        row.Parent is null && !row.HasChildren ? null : new ForkResponse(row.Parent, row.ParentSnapshot, row.HasChildren),
        row.Domain is null ? null : new WebsiteResponse(row.Domain),
        NotificationSettings.Read(row.Notifications)?.Masked(),
        row.Lifecycle is null ? null : LifecycleResponse.Of(row));
}

internal sealed record ForkResponse(string? ParentBucket, string? Snapshot, bool HasChildren);

internal sealed record WebsiteResponse(string? DomainName);

/// <summary>The rules as they were sent.</summary>
internal sealed record LifecycleResponse(JsonElement Rules)
{
    public static LifecycleResponse Of(BucketRow row) => new(JsonElement.Parse(row.Lifecycle ?? "[]"));
}
