using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Data.Sqlite;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Store;

/// <summary>The objects of all buckets: the current state and, for buckets with snapshots, any earlier one.</summary>
internal sealed class ObjectStore(Database database, ContentStore contents, Holdings holdings, VersionClock versions)
{
    /// <summary>A time after all versions.</summary>
    public const long Now = long.MaxValue - 1;

    private const long Forever = long.MaxValue;

    private const string Columns = """
        SELECT bucket, key, content, size, etag, modified, storage_class, version, headers, tags, checksum, parts, inherited, restored, acl FROM objects
        """;

    public ObjectRow? Find(string bucket, string key, long at = Now) =>
        database.First($"{Columns} WHERE bucket = $1 AND key = $2 AND version <= $3 AND until > $3", Map, bucket, key, at);

    /// <summary>Lists objects by key, from <paramref name="from"/>, or after it unless inclusive.</summary>
    public List<ObjectRow> List(string bucket, string from, bool inclusive, int count, long at = Now) => database.Query(
        $"{Columns} WHERE bucket = $1 AND key {(inclusive ? ">=" : ">")} $2 AND version <= $3 AND until > $3 ORDER BY key LIMIT $4",
        Map, bucket, from, at, count);

    public void Put(BucketRow bucket, ObjectRow row, DateTime now)
    {
        var version = versions.Next(now);
        var before = Find(row.Bucket, row.Key);
        if (before is not null) End(bucket, before, version, now);
        database.Execute(
            """
            INSERT INTO objects (bucket, key, version, until, content, size, etag, modified, storage_class, headers, tags, checksum, parts, inherited, acl)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, $14)
            """,
            row.Bucket, row.Key, version, Forever, row.Content, row.Size, row.ETag, row.Modified.Ticks, row.StorageClass, ObjectRow.Write(row.Headers),
            ObjectRow.Write(row.Tags), row.Checksum?.Write(), string.Join(',', row.Parts), row.Acl);
        holdings.Change(bucket, row.StorageClass, row.Size - (before?.Size ?? 0), before is null ? 1 : 0, row.Size, now);
    }

    public void Remove(BucketRow bucket, ObjectRow row, DateTime now)
    {
        End(bucket, row, versions.Next(now), now);
        holdings.Change(bucket, row.StorageClass, -row.Size, -1, 0, now);
    }

    public void SetTags(ObjectRow row, IReadOnlyDictionary<string, string> tags) => database.Execute(
        "UPDATE objects SET tags = $4 WHERE bucket = $1 AND key = $2 AND version = $3", row.Bucket, row.Key, row.Version, ObjectRow.Write(tags));

    public void SetAcl(ObjectRow row, string acl) => database.Execute(
        "UPDATE objects SET acl = $4 WHERE bucket = $1 AND key = $2 AND version = $3", row.Bucket, row.Key, row.Version, acl);

    public void SetRestored(ObjectRow row, DateTime until) => database.Execute(
        "UPDATE objects SET restored = $4 WHERE bucket = $1 AND key = $2 AND version = $3", row.Bucket, row.Key, row.Version, until.Ticks);

    public void Transition(BucketRow bucket, ObjectRow row, string storageClass, DateTime now)
    {
        database.Execute(
            "UPDATE objects SET storage_class = $4 WHERE bucket = $1 AND key = $2 AND version = $3", row.Bucket, row.Key, row.Version, storageClass);
        holdings.Change(bucket, row.StorageClass, 0, 0, -row.PaidSize, now);
        holdings.Change(bucket, storageClass, 0, 0, row.PaidSize, now);
    }

    /// <summary>
    /// Copies the rows of a source at a time into a fork, without copying bytes. Sizes that a test set on the source are copied too.
    /// </summary>
    public (long Size, long Count) Fork(BucketRow source, long at, string target)
    {
        database.Execute(
            """
            INSERT INTO objects (bucket, key, version, until, content, size, etag, modified, storage_class, headers, tags, checksum, parts, inherited, acl)
            SELECT $3, key, version, $4, content, size, etag, modified, storage_class, headers, tags, checksum, parts, 1, acl FROM objects
            WHERE bucket = $1 AND version <= $2 AND until > $2
            """,
            source.Name, at, target, Forever);
        var (now, then) = (Totals(source.Name), Totals(target));
        return (source.Size - now.Size + then.Size, source.ObjectCount - now.Count + then.Count);
    }

    /// <summary>Deletes all versions of all objects of a bucket.</summary>
    public void RemoveAll(BucketRow bucket, DateTime now)
    {
        var all = database.Query($"{Columns} WHERE bucket = $1", Map, bucket.Name);
        database.Execute("DELETE FROM objects WHERE bucket = $1", bucket.Name);
        foreach (var group in all.GroupBy(row => row.StorageClass))
            holdings.Change(bucket, group.Key, 0, 0, -group.Sum(row => row.PaidSize), now);
        foreach (var row in all) holdings.LeaveEarly(bucket, row, now);
        contents.Release(all.Select(row => row.Content).Distinct());
    }

    private (long Size, long Count) Totals(string bucket) => database.First(
        "SELECT COALESCE(SUM(size), 0), COUNT(*) FROM objects WHERE bucket = $1 AND until = $2",
        row => (row.GetInt64(0), row.GetInt64(1)),
        bucket,
        Forever);

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
        holdings.Change(bucket, row.StorageClass, 0, 0, -row.PaidSize, now);
        holdings.LeaveEarly(bucket, row, now);
        contents.Release([row.Content]);
    }

    private static ObjectRow Map(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetString(4), row.GetUtc(5), row.GetString(6))
        {
            Version = row.GetInt64(7),
            Headers = ObjectRow.ReadTexts(row.GetString(8)),
            Tags = ObjectRow.ReadTexts(row.GetTextOrNull(9)),
            Checksum = ObjectChecksum.Read(row.GetTextOrNull(10)),
            Parts = row.GetTextOrNull(11) is { Length: > 0 } parts ? [.. parts.Split(',').Select(part => long.Parse(part, CultureInfo.InvariantCulture))] : [],
            Inherited = row.GetFlag(12),
            RestoredUntil = row.GetInt64(13) is > 0 and var ticks ? new DateTime(ticks, DateTimeKind.Utc) : null,
            Acl = row.GetTextOrNull(14),
        };
}
