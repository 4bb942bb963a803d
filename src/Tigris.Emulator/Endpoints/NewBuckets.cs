using System;
using System.Globalization;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Rules;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Endpoints;

/// <summary>Creates a bucket, empty or as a fork.</summary>
internal sealed class NewBuckets(BucketStore buckets, SnapshotStore snapshots, ObjectStore objects, LifecycleRules lifecycle, EmulatorOptions behavior)
{
    private DateTime Now => behavior.TimeProvider.GetUtcNow().UtcDateTime;

    /// <param name="maker">The creator.</param>
    /// <param name="name">The name, which is valid and free.</param>
    /// <param name="spec">The requested properties.</param>
    /// <param name="options">The options as they were sent, or null.</param>
    public void Create(BucketMaker maker, string name, BucketSpec spec, JsonBody? options)
    {
        if (buckets.DeletedAt(name) is { } deletedAt && Now < deletedAt + behavior.NameReuseDelay)
            throw ApiException.Conflict($"bucket_name: '{name}' was deleted recently and can't be used yet");
        if (buckets.FindRemoved(name) is not null) throw ApiException.Conflict($"bucket_name: '{name}' was soft-deleted and can still be restored");
        if (spec.ForkOf is null && spec.SourceSnapshot is not null) throw ApiException.BadRequest("fork_of", "required with source_snapshot");

        var source = spec.ForkOf is null ? null : Source(maker, spec.ForkOf);
        var withSnapshots = spec.Snapshots || source is not null; // a fork can be forked
        var storageClass = spec.StorageClass ?? source?.StorageClass ?? "STANDARD";
        if (withSnapshots && behavior.RefuseArchiveSnapshots && storageClass.StartsWith("GLACIER", StringComparison.Ordinal))
            throw ApiException.BadRequest("bucket_options.enable_snapshots", $"a bucket of class {storageClass} can't have snapshots");

        var version = source is null ? null : SourceVersion(source, spec.SourceSnapshot);
        var (size, count) = source is null ? (0, 0) : objects.Fork(source, long.Parse(version!, CultureInfo.InvariantCulture), name);
        buckets.Insert(new BucketRow(name, maker.OrganizationId, maker.UserId, Now, spec.Write())
        {
            Public = spec.Public,
            PublicList = spec.PublicList,
            ObjectAcl = spec.ObjectAcl,
            StorageClass = storageClass,
            Regions = Regions.Parse(spec.Regions, "bucket_options.regions", behavior.AnyRegion),
            Snapshots = withSnapshots,
            Notifications = options?.Nested("object_notifications") is { } notifications
                ? NotificationSettings.Change(null, notifications, "bucket_options.object_notifications")?.Write()
                : null,
            Lifecycle = lifecycle.Check(options?.Nested("lifecycle_rules")?.Items("rules") ?? [], withSnapshots, "bucket_options.lifecycle_rules.rules"),
            OwnerKey = maker.OwnerKey,
            Ownership = maker.Ownership,
            SoftDelete = maker.SoftDelete,
            Parent = source?.Name,
            ParentSnapshot = version,
            Size = size,
            ObjectCount = count,
        });
    }

    private BucketRow Source(BucketMaker maker, string name)
    {
        var source = buckets.Require(maker.OrganizationId, name);
        if (!maker.MayForkAll && !string.Equals(source.Owner, maker.UserId, StringComparison.Ordinal))
            throw ApiException.Forbidden($"fork_of: only an Admin or the owner of '{name}' may fork it");
        return source.Snapshots ? source : throw ApiException.BadRequest("fork_of", $"bucket '{name}' has no snapshots enabled");
    }

    /// <summary>Returns the version of the fork's source; without one, creates a snapshot. Any past time is valid, also without a snapshot.</summary>
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
