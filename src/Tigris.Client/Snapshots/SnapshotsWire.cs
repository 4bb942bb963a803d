using System;
using System.Collections.Generic;

namespace Tigris.Client.Wire;

internal sealed record SnapshotInfo
{
    public string? Version { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public string? Bucket { get; set; }

    public string? Description { get; set; }
}

internal sealed record CreateSnapshotRequest
{
    public string? Description { get; set; }
}

internal sealed record CreateSnapshotResponse
{
    public SnapshotInfo? Snapshot { get; set; }
}

internal sealed record GetSnapshotResponse
{
    public SnapshotInfo? Snapshot { get; set; }
}

internal sealed record ListSnapshotsResponse
{
    public IReadOnlyList<SnapshotInfo>? Snapshots { get; set; }
}
