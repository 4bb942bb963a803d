using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris;

/// <summary>Snapshots of buckets.</summary>
public interface ISnapshots
{
    /// <summary>Creates a snapshot of a bucket that has snapshots enabled. Not repeatable. SPEC Tigris_CreateSnapshot</summary>
    Task<Snapshot> CreateAsync(string organizationId, string bucketName, string? description, CancellationToken cancellationToken);

    /// <summary>Reads one snapshot. SPEC Tigris_GetSnapshot</summary>
    Task<Snapshot> GetAsync(string organizationId, string bucketName, string snapshotVersion, CancellationToken cancellationToken);

    /// <summary>Lists all snapshots of a bucket; this listing has no pages. SPEC Tigris_ListSnapshots</summary>
    Task<IReadOnlyList<Snapshot>> ListAsync(string organizationId, string bucketName, CancellationToken cancellationToken);

    /// <summary>Deletes a snapshot permanently. Its forks remain. SPEC Tigris_DeleteSnapshot</summary>
    Task DeleteAsync(string organizationId, string bucketName, string snapshotVersion, CancellationToken cancellationToken);
}
