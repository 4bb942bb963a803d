using System;
using System.Collections.Generic;
using System.Linq;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Store;

/// <summary>An unfinished multipart upload. Its headers and tags become the object's.</summary>
internal sealed record UploadRow(string Id, string Bucket, string Key, DateTime Initiated, string StorageClass)
{
    private UploadRow()
        : this("", "", "", default, "")
    {
    }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The ACL of the future object, or null.</summary>
    public string? Acl { get; init; }

    /// <summary>The checksum algorithm of the parts, or null.</summary>
    public string? Algorithm { get; init; }

    /// <summary>Indicates whether the object's checksum covers all bytes, and not the checksums of the parts.</summary>
    public bool FullChecksum { get; init; }
}

internal sealed record PartRow(int Number, long Content, long Size, string ETag, DateTime Modified, ObjectChecksum? Checksum)
{
    private PartRow()
        : this(0, 0, 0, "", default, null)
    {
    }
}

/// <summary>The result of a completed multipart upload.</summary>
internal sealed record CompletedUpload
{
    public string Bucket { get; init; } = "";

    public string Key { get; init; } = "";

    public string ETag { get; init; } = "";

    public ObjectChecksum? Checksum { get; init; }

    /// <summary>The version; null in a bucket without versions.</summary>
    public long? Version { get; init; }
}

/// <summary>The multipart uploads. Their parts are billed until they are deleted.</summary>
internal sealed class UploadStore(Database database, ContentStore contents, StorageTotals totals)
{
    private const string Columns = "SELECT id, bucket, key, initiated, storage_class, headers, tags, algorithm, full_checksum, acl FROM uploads";
    private const string PartColumns = "SELECT number, content, size, etag, modified, checksum FROM parts";

    public UploadRow? Find(string id) => database.First<UploadRow>($"{Columns} WHERE id = $1", id);

    /// <summary>Lists uploads by key and id, after the given pair.</summary>
    public List<UploadRow> List(string bucket, string prefix, string afterKey, string afterId, int count) => database.Query<UploadRow>(
        $"""
        {Columns} WHERE bucket = $1 AND substr(key, 1, length($2)) = $2 AND (key > $3 OR (key = $3 AND id > $4)) ORDER BY key, id LIMIT $5
        """,
        bucket, prefix, afterKey, afterId, count);

    public List<PartRow> Parts(string upload) => database.Query<PartRow>($"{PartColumns} WHERE upload = $1 ORDER BY number", upload);

    public PartRow? Part(string upload, int number) => database.First<PartRow>($"{PartColumns} WHERE upload = $1 AND number = $2", upload, number);

    public void Insert(UploadRow row) => database.Execute(
        """
        INSERT INTO uploads (id, bucket, key, initiated, storage_class, headers, tags, algorithm, full_checksum, acl)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        row.Id, row.Bucket, row.Key, row.Initiated.Ticks, row.StorageClass, ObjectRow.Write(row.Headers), ObjectRow.Write(row.Tags), row.Algorithm,
        row.FullChecksum, row.Acl);

    /// <summary>Stores a part, replacing an earlier one of the same number.</summary>
    public void PutPart(BucketRow bucket, UploadRow upload, PartRow part, DateTime now)
    {
        var before = Part(upload.Id, part.Number);
        database.Execute(
            "INSERT OR REPLACE INTO parts (upload, number, content, size, etag, modified, checksum) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            upload.Id, part.Number, part.Content, part.Size, part.ETag, part.Modified.Ticks, part.Checksum?.Write());
        totals.Change(bucket, upload.StorageClass, 0, 0, part.Size - (before?.Size ?? 0), now);
        if (before is not null) contents.Release([before.Content]);
    }

    /// <summary>Deletes an upload with its parts, except for contents that became an object.</summary>
    public void Remove(BucketRow bucket, UploadRow upload, DateTime now)
    {
        var parts = Parts(upload.Id);
        database.Execute("DELETE FROM parts WHERE upload = $1", upload.Id);
        database.Execute("DELETE FROM uploads WHERE id = $1", upload.Id);
        totals.Change(bucket, upload.StorageClass, 0, 0, -parts.Sum(part => part.Size), now);
        contents.Release(parts.Select(part => part.Content));
    }

    /// <summary>Records a completion, so that a repeated request returns the same result. Records older than a week are deleted.</summary>
    public void Complete(UploadRow upload, ObjectRow row, bool isVersioned, DateTime now)
    {
        database.Execute("DELETE FROM completed_uploads WHERE completed < $1", now.AddDays(-7).Ticks);
        database.Execute(
            "INSERT INTO completed_uploads (id, bucket, key, completed, etag, checksum, version) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            upload.Id, upload.Bucket, upload.Key, now.Ticks, row.ETag, row.Checksum?.Write(), isVersioned ? row.Version : null);
    }

    public CompletedUpload? Completed(string id) =>
        database.First<CompletedUpload>("SELECT bucket, key, etag, checksum, version FROM completed_uploads WHERE id = $1", id);

    public void RemoveAll(BucketRow bucket, DateTime now)
    {
        foreach (var upload in database.Query<UploadRow>($"{Columns} WHERE bucket = $1", bucket.Name)) Remove(bucket, upload, now);
    }
}
