using System;

namespace Tigris;

/// <summary>A bucket at one point in time (SPEC SnapshotInfo).</summary>
public sealed class Snapshot
{
    /// <summary>The organization of the bucket.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The bucket.</summary>
    public string BucketName { get; init; } = "";

    /// <summary>The version: UNIX nanoseconds, as text. The number exceeds 2^53, so JSON readers and spreadsheets round it.</summary>
    public string SnapshotVersion { get; init; } = "";

    /// <summary>The time when the server recorded the snapshot, UTC. It is close to the time of the version, but not equal.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The version.</summary>
    public override string ToString() => SnapshotVersion;
}
