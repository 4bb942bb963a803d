using System;
using System.Collections.Generic;

namespace Tigris.Client.Wire;

/// <summary>The request and response bodies of the resource. The build generates their JSON metadata.</summary>
internal sealed record SnapshotsBodies(
    CreateSnapshotRequest CreateSnapshotRequest,
    CreateSnapshotResponse CreateSnapshotResponse,
    GetSnapshotResponse GetSnapshotResponse,
    ListSnapshotsResponse ListSnapshotsResponse);

internal sealed record SnapshotInfo
{
    public const string Sample = """
        {"version":"1751631910196672425","created_at":"2025-07-04T12:25:10.196672425Z","bucket":"uploads","description":"before the migration"}
        """;

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
