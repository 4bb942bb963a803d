using System;
using System.Collections.Generic;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Store;

/// <summary>The soft-deleted objects. They are billed, and count in their bucket, until they are purged.</summary>
internal sealed class RemovedObjectStore(Database database, ContentStore contents, StorageTotals totals)
{
    private const string Shared = "bucket, key, version, content, size, etag, modified, storage_class, headers, tags, checksum, parts, part_checksums, inherited, acl";

    private const string Columns = $"SELECT {Shared}, counted FROM removed_objects";

    /// <summary>Moves a version out of the objects. <paramref name="isCounted"/> is true if it still counts in the size of its bucket.</summary>
    public void Add(ObjectRow row, int days, bool isCounted, DateTime now)
    {
        database.Execute(
            $"""
            INSERT INTO removed_objects ({Shared}, deleted, purge, counted)
            SELECT {Shared}, $4, $5, $6 FROM objects WHERE bucket = $1 AND key = $2 AND version = $3
            """,
            row.Bucket, row.Key, row.Version, now.Ticks, now.AddDays(days).Ticks, isCounted);
        database.Execute("DELETE FROM objects WHERE bucket = $1 AND key = $2 AND version = $3", row.Bucket, row.Key, row.Version);
    }

    /// <summary>Finds a version, or without one the last deleted one.</summary>
    public ObjectRow? Find(string bucket, string key, long? version) => version is { } exact
        ? database.First<ObjectRow>($"{Columns} WHERE bucket = $1 AND key = $2 AND version = $3", bucket, key, exact)
        : database.First<ObjectRow>($"{Columns} WHERE bucket = $1 AND key = $2 ORDER BY deleted DESC, version DESC LIMIT 1", bucket, key);

    /// <summary>
    /// Lists versions by key and from new to old: of <paramref name="from"/> those before a version, and all of later keys. They were modified when
    /// they were deleted.
    /// </summary>
    public List<ObjectRow> List(string bucket, string from, long before, int count) => database.Query<ObjectRow>(
        $"""
        SELECT {Shared.Replace("modified", "deleted AS modified", StringComparison.Ordinal)} FROM removed_objects
        WHERE bucket = $1 AND (key > $2 OR (key = $2 AND version < $3)) ORDER BY key, version DESC LIMIT $4
        """,
        bucket, from, before, count);

    /// <summary>Returns some of the objects of live buckets whose time is over.</summary>
    public List<ObjectRow> ListDue(DateTime asOf, int count) => database.Query<ObjectRow>(
        $"{Columns} WHERE purge <= $1 AND EXISTS (SELECT 1 FROM buckets WHERE name = bucket) ORDER BY purge LIMIT $2", asOf.Ticks, count);

    /// <summary>Deletes a version permanently.</summary>
    public void Purge(BucketRow bucket, ObjectRow row, DateTime now)
    {
        database.Execute("DELETE FROM removed_objects WHERE bucket = $1 AND key = $2 AND version = $3", row.Bucket, row.Key, row.Version);
        totals.Change(bucket, row.StorageClass, row.Counted ? -row.Size : 0, row.Counted ? -1 : 0, -row.PaidSize, now);
        totals.LeaveEarly(bucket, row, now);
        contents.Release([row.Content]);
    }

    public void PurgeAll(BucketRow bucket, DateTime now)
    {
        foreach (var row in database.Query<ObjectRow>($"{Columns} WHERE bucket = $1", bucket.Name)) Purge(bucket, row, now);
    }
}
