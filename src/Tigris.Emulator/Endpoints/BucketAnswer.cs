using System;
using System.Text.Json;
using Tigris.Emulator.Rules;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Endpoints;

/// <summary>The document's BucketInfo.</summary>
internal sealed record BucketAnswer(
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
    ForkAnswer? ForkInfo,
    WebsiteAnswer? Website,
    NotificationSettings? ObjectNotifications,
    LifecycleAnswer? LifecycleRules)
{
    public static BucketAnswer Of(BucketRow row) => new(
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
        row.Parent is null && !row.HasChildren ? null : new ForkAnswer(row.Parent, row.ParentSnapshot, row.HasChildren),
        row.Domain is null ? null : new WebsiteAnswer(row.Domain),
        NotificationSettings.Read(row.Notifications)?.Masked(),
        row.Lifecycle is null ? null : LifecycleAnswer.Of(row));
}

internal sealed record ForkAnswer(string? ParentBucket, string? Snapshot, bool HasChildren);

internal sealed record WebsiteAnswer(string? DomainName);

/// <summary>The rules as they were sent.</summary>
internal sealed record LifecycleAnswer(JsonElement Rules)
{
    public static LifecycleAnswer Of(BucketRow row) => new(JsonElement.Parse(row.Lifecycle ?? "[]"));
}
