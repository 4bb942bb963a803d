using System;
using System.Globalization;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Rules;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Endpoints;

/// <summary>Makes a bucket, empty or as a fork.</summary>
internal sealed class NewBuckets(BucketStore buckets, SnapshotStore snapshots, LifecycleRules lifecycle, EmulatorOptions options)
{
    private DateTime Now => options.TimeProvider.GetUtcNow().UtcDateTime;

    public void Create(Call call, string name, BucketWish wish)
    {
        if (buckets.DeletedAt(name) is { } deletedAt && Now < deletedAt + options.NameReuseDelay)
            throw ApiException.Conflict($"bucket_name: '{name}' was deleted a moment ago and is not free yet");
        if (wish.ForkOf is null && wish.SourceSnapshot is not null) throw ApiException.BadRequest("fork_of", "required with source_snapshot");

        var source = wish.ForkOf is null ? null : Source(call, wish.ForkOf);
        var body = call.Body.Nested("bucket_options");
        var withSnapshots = wish.Snapshots || source is not null; // a fork can be forked
        var storageClass = wish.StorageClass ?? source?.StorageClass ?? "STANDARD";
        if (withSnapshots && options.RefuseArchiveSnapshots && storageClass.StartsWith("GLACIER", StringComparison.Ordinal))
            throw ApiException.BadRequest("bucket_options.enable_snapshots", $"a bucket of class {storageClass} takes no snapshots");

        buckets.Insert(new BucketRow(name, call.OrganizationId, call.Actor.UserId, Now, wish.Write())
        {
            Public = wish.Public,
            PublicList = wish.PublicList,
            ObjectAcl = wish.ObjectAcl,
            StorageClass = storageClass,
            Regions = Regions.Parse(wish.Regions, "bucket_options.regions", options.AnyRegion),
            Snapshots = withSnapshots,
            Notifications = body?.Nested("object_notifications") is { } notifications
                ? NotificationSettings.Change(null, notifications, "bucket_options.object_notifications")?.Write()
                : null,
            Lifecycle = lifecycle.Check(body?.Nested("lifecycle_rules")?.Items("rules") ?? [], withSnapshots, "bucket_options.lifecycle_rules.rules"),
            Parent = source?.Name,
            ParentSnapshot = source is null ? null : SourceVersion(source, wish.SourceSnapshot),
            Size = source?.Size ?? 0,
            ObjectCount = source?.ObjectCount ?? 0,
        });
    }

    private BucketRow Source(Call call, string name)
    {
        var source = buckets.Require(call.OrganizationId, name);
        if (!call.Actor.IsAdmin && !string.Equals(source.Owner, call.Actor.UserId, StringComparison.Ordinal))
            throw ApiException.Forbidden($"fork_of: only an Admin or the owner of '{name}' may fork it");
        return source.Snapshots ? source : throw ApiException.BadRequest("fork_of", $"bucket '{name}' has no snapshots enabled");
    }

    /// <summary>Without a snapshot one is taken now. Any time of the past will do, snapshot or not.</summary>
    private string SourceVersion(BucketRow source, string? version)
    {
        if (version is null) return snapshots.Take(source.Name, description: null, Now).Version.ToString(CultureInfo.InvariantCulture);
        if (!long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var time))
            throw ApiException.BadRequest("source_snapshot", "must be a UNIX time in nanoseconds");
        var isPast = time / 100 <= (Now - DateTime.UnixEpoch).Ticks;
        return isPast || snapshots.Find(source.Name, time) is not null
            ? version
            : throw ApiException.BadRequest("source_snapshot", "is in the future");
    }
}
