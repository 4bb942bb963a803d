using System;
using System.Collections.Generic;

namespace Tigris.Emulator.Store;

/// <summary>A snapshot. Its version is a UNIX time in nanoseconds, and no two are the same.</summary>
internal sealed record SnapshotRow(string Bucket, long Version, DateTime CreatedAt, string? Description)
{
    private SnapshotRow()
        : this("", 0, default, null)
    {
    }
}

internal sealed class SnapshotStore(Database database, VersionClock versions)
{
    private const string Columns = "SELECT bucket, version, created_at, description FROM snapshots";

    public SnapshotRow Take(string bucket, string? description, DateTime now)
    {
        var version = versions.Next(now);

        // As observed: the creation time trails the version by microseconds, so that clients can't derive one from the other.
        var row = new SnapshotRow(bucket, version, now.AddMicroseconds(5 + (version % 295)), description);
        database.Execute(
            "INSERT INTO snapshots (bucket, version, created_at, description) VALUES ($1, $2, $3, $4)",
            row.Bucket, row.Version, row.CreatedAt.Ticks, row.Description);
        return row;
    }

    public List<SnapshotRow> List(string bucket) => database.Query<SnapshotRow>($"{Columns} WHERE bucket = $1 ORDER BY version", bucket);

    public SnapshotRow? Find(string bucket, long version) => database.First<SnapshotRow>($"{Columns} WHERE bucket = $1 AND version = $2", bucket, version);

    public bool Delete(string bucket, long version) =>
        database.Execute("DELETE FROM snapshots WHERE bucket = $1 AND version = $2", bucket, version) > 0;
}
