using System;
using System.Collections.Generic;

namespace Tigris.Client.Wire;

internal sealed record SnapshotInfo
{
    public string? Version { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? Bucket { get; init; }

    public string? Description { get; init; }
}

internal sealed record CreateSnapshotRequest
{
    public string? Description { get; init; }
}

internal sealed record CreateSnapshotResponse
{
    public SnapshotInfo? Snapshot { get; init; }
}

internal sealed record GetSnapshotResponse
{
    public SnapshotInfo? Snapshot { get; init; }
}

internal sealed record ListSnapshotsResponse
{
    public IReadOnlyList<SnapshotInfo>? Snapshots { get; init; }
}
