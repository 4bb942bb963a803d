using System;
using System.Collections.Generic;
using System.Linq;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Store;

/// <summary>The objects of all buckets: the current state and, for buckets with snapshots, any earlier one.</summary>
internal sealed class ObjectStore(Database database, ContentStore contents, StorageTotals totals, VersionClock versions, RemovedObjectStore removed)
{
    /// <summary>A time after all versions.</summary>
    public const long Now = long.MaxValue - 1;

    private const long Forever = long.MaxValue;

    private const string Columns = """
        SELECT bucket, key, content, size, etag, modified, storage_class, version, until, headers, tags, checksum, parts, part_checksums, inherited,
               restored AS restored_until, readable AS readable_from, acl, marker FROM objects
        """;

    private const string At = "version <= $3 AND until > $3";

    /// <summary>Finds an object as of a time; null if there is none, or a delete marker.</summary>
    public ObjectRow? Find(string bucket, string key, long at = Now) => FindRow(bucket, key, at) is { Marker: false } row ? row : null;

    /// <summary>Finds an object or a delete marker as of a time.</summary>
    public ObjectRow? FindRow(string bucket, string key, long at = Now) =>
        database.First<ObjectRow>($"{Columns} WHERE bucket = $1 AND key = $2 AND {At}", bucket, key, at);

    /// <summary>Finds a version, which can be a delete marker.</summary>
    public ObjectRow? FindVersion(string bucket, string key, long version) =>
        database.First<ObjectRow>($"{Columns} WHERE bucket = $1 AND key = $2 AND version = $3", bucket, key, version);

    /// <summary>Lists objects by key, from <paramref name="from"/>, or after it unless inclusive.</summary>
    public List<ObjectRow> List(string bucket, string from, bool inclusive, int count, long at = Now) => database.Query<ObjectRow>(
        $"{Columns} WHERE bucket = $1 AND key {(inclusive ? ">=" : ">")} $2 AND {At} AND marker = 0 ORDER BY key LIMIT $4", bucket, from, at, count);

    /// <summary>Lists versions by key and from new to old: of <paramref name="from"/> those before a version, and all of later keys.</summary>
    public List<ObjectRow> ListVersions(string bucket, string from, long before, int count) => database.Query<ObjectRow>(
        $"{Columns} WHERE bucket = $1 AND (key > $2 OR (key = $2 AND version < $3)) ORDER BY key, version DESC LIMIT $4", bucket, from, before, count);

    /// <summary>Stores a new version and returns it. The new row is stored first, so that the end of the old one can't delete a shared content.</summary>
    public ObjectRow Put(BucketRow bucket, ObjectRow row, DateTime now)
    {
        var version = versions.Next(now);
        var before = FindRow(row.Bucket, row.Key);
        Insert(row with { Version = version });
        var isNew = before is null or { Marker: true };
        if (before is not null) End(bucket, before, version, now);
        totals.Change(bucket, row.StorageClass, row.Size - (isNew ? 0 : before!.Size), isNew ? 1 : 0, row.Size, now);
        return row with { Version = version };
    }

    /// <summary>
    /// Deletes the current object. With snapshots a delete marker takes its place, whose version is returned. With soft delete it can be restored,
    /// except for a renamed one.
    /// </summary>
    public long? Remove(BucketRow bucket, ObjectRow row, DateTime now, bool isRename = false)
    {
        var version = versions.Next(now);
        if (bucket is { Snapshots: false, SoftDelete: { } days } && !isRename)
        {
            removed.Add(row, days, isCounted: true, now);
            return null;
        }

        totals.Change(bucket, row.StorageClass, -row.Size, -1, 0, now);
        End(bucket, row, version, now);
        if (!bucket.Snapshots) return null;
        Insert(new ObjectRow(row.Bucket, row.Key, 0, 0, "", now, bucket.StorageClass) { Version = version, Marker = true });
        return version;
    }

    /// <summary>Deletes one version. With soft delete, it can be restored. The version before it takes its place.</summary>
    public void RemoveVersion(BucketRow bucket, ObjectRow row, DateTime now)
    {
        var before = database.First<ObjectRow>($"{Columns} WHERE bucket = $1 AND key = $2 AND until = $3", row.Bucket, row.Key, row.Version);
        var isSoft = bucket.SoftDelete is not null && !row.Marker;
        if (isSoft) removed.Add(row, bucket.SoftDelete!.Value, isCounted: false, now);
        else database.Execute("DELETE FROM objects WHERE bucket = $1 AND key = $2 AND version = $3", row.Bucket, row.Key, row.Version);
        if (before is not null)
            database.Execute("UPDATE objects SET until = $4 WHERE bucket = $1 AND key = $2 AND version = $3", row.Bucket, row.Key, before.Version, row.Until);

        if (row.Until == Forever)
        {
            var after = before is { Marker: false } ? before : null;
            var (size, count) = row.Marker ? (0L, 0) : (-row.Size, -1);
            totals.Change(bucket, row.StorageClass, size + (after?.Size ?? 0), count + (after is null ? 0 : 1), 0, now);
        }

        if (row.Marker || isSoft) return;
        totals.Change(bucket, row.StorageClass, 0, 0, -row.PaidSize, now);
        totals.LeaveEarly(bucket, row, now);
        contents.Release([row.Content]);
    }

    /// <summary>Returns true if the bucket has earlier versions or delete markers; otherwise, false.</summary>
    public bool HasHistory(string bucket) =>
        database.Number("SELECT EXISTS (SELECT 1 FROM objects WHERE bucket = $1 AND (until < $2 OR marker = 1))", bucket, Forever) == 1;

    /// <summary>Returns the number of versions, without delete markers.</summary>
    public long CountVersions(string bucket) => database.Number("SELECT COUNT(*) FROM objects WHERE bucket = $1 AND marker = 0", bucket);

    public void SetTags(ObjectRow row, IReadOnlyDictionary<string, string> tags) => database.Execute(
        "UPDATE objects SET tags = $4 WHERE bucket = $1 AND key = $2 AND version = $3", row.Bucket, row.Key, row.Version, ObjectRow.Write(tags));

    public void SetAcl(ObjectRow row, string acl) => database.Execute(
        "UPDATE objects SET acl = $4 WHERE bucket = $1 AND key = $2 AND version = $3", row.Bucket, row.Key, row.Version, acl);

    public void SetRestored(ObjectRow row, DateTime from, DateTime until) => database.Execute(
        "UPDATE objects SET readable = $4, restored = $5 WHERE bucket = $1 AND key = $2 AND version = $3", row.Bucket, row.Key, row.Version, from.Ticks, until.Ticks);

    public void Transition(BucketRow bucket, ObjectRow row, string storageClass, DateTime now)
    {
        database.Execute(
            "UPDATE objects SET storage_class = $4 WHERE bucket = $1 AND key = $2 AND version = $3", row.Bucket, row.Key, row.Version, storageClass);
        totals.Change(bucket, row.StorageClass, 0, 0, -row.PaidSize, now);
        totals.Change(bucket, storageClass, 0, 0, row.PaidSize, now);
    }

    /// <summary>
    /// Copies the rows of a source at a time into a fork, without copying bytes. Sizes that a test set on the source are copied too.
    /// </summary>
    public (long Size, long Count) Fork(BucketRow source, long at, string target)
    {
        database.Execute(
            """
            INSERT INTO objects (bucket, key, version, until, content, size, etag, modified, storage_class, headers, tags, checksum, parts, part_checksums,
                                 inherited, acl, marker)
            SELECT $3, key, version, $4, content, size, etag, modified, storage_class, headers, tags, checksum, parts, part_checksums, 1, acl, 0 FROM objects
            WHERE bucket = $1 AND version <= $2 AND until > $2 AND marker = 0
            """,
            source.Name, at, target, Forever);
        var (now, then) = (Totals(source.Name), Totals(target));
        return (source.Size - now.Size + then.Size, source.ObjectCount - now.Count + then.Count);
    }

    /// <summary>Deletes all versions of all objects of a bucket.</summary>
    public void RemoveAll(BucketRow bucket, DateTime now)
    {
        var all = database.Query<ObjectRow>($"{Columns} WHERE bucket = $1 AND marker = 0", bucket.Name);
        database.Execute("DELETE FROM objects WHERE bucket = $1", bucket.Name);
        foreach (var group in all.GroupBy(row => row.StorageClass))
            totals.Change(bucket, group.Key, 0, 0, -group.Sum(row => row.PaidSize), now);
        foreach (var row in all) totals.LeaveEarly(bucket, row, now);
        contents.Release(all.Select(row => row.Content).Distinct());
    }

    private void Insert(ObjectRow row) => database.Execute(
        """
        INSERT INTO objects (bucket, key, version, until, content, size, etag, modified, storage_class, headers, tags, checksum, parts, part_checksums,
                             inherited, acl, marker)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, $15, $16)
        """,
        row.Bucket, row.Key, row.Version, Forever, row.Content, row.Size, row.ETag, row.Modified.Ticks, row.StorageClass, ObjectRow.Write(row.Headers),
        ObjectRow.Write(row.Tags), row.Checksum?.Write(), string.Join(',', row.Parts), row.PartChecksums, row.Acl, row.Marker);

    private BucketTotals Totals(string bucket) => database.First<BucketTotals>(
        "SELECT COALESCE(SUM(size), 0) AS size, COUNT(*) AS count FROM objects WHERE bucket = $1 AND until = $2 AND marker = 0", bucket, Forever)!;

    /// <summary>Ends a version. In a bucket with snapshots it stays readable; otherwise, it is deleted.</summary>
    private void End(BucketRow bucket, ObjectRow row, long version, DateTime now)
    {
        if (bucket.Snapshots)
        {
            database.Execute(
                "UPDATE objects SET until = $4 WHERE bucket = $1 AND key = $2 AND version = $3", row.Bucket, row.Key, row.Version, version);
            return;
        }

        database.Execute("DELETE FROM objects WHERE bucket = $1 AND key = $2 AND version = $3", row.Bucket, row.Key, row.Version);
        totals.Change(bucket, row.StorageClass, 0, 0, -row.PaidSize, now);
        totals.LeaveEarly(bucket, row, now);
        contents.Release([row.Content]);
    }

    private sealed record BucketTotals
    {
        public long Size { get; init; }

        public long Count { get; init; }
    }
}
