using System.Threading;
using System.Threading.Tasks;
using Refit;
using Tigris.Client.Http;
using Tigris.Client.Wire;

namespace Tigris.Client;

internal interface ISnapshotsApi
{
    [Post("/orgs/{organizationId}/buckets/{bucketName}/snapshots")]
    [Operation("CreateSnapshot")]
    Task<CreateSnapshotResponse?> CreateAsync(
        string organizationId,
        string bucketName,
        [Body] JsonBody<CreateSnapshotRequest> body,
        [Property(Call.Key)] Call call,
        CancellationToken cancellationToken);

    [Get("/orgs/{organizationId}/buckets/{bucketName}/snapshots")]
    [Operation("ListSnapshots")]
    Task<ListSnapshotsResponse?> ListAsync(
        string organizationId, string bucketName, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Get("/orgs/{organizationId}/buckets/{bucketName}/snapshots/{snapshotVersion}")]
    [Operation("GetSnapshot")]
    Task<GetSnapshotResponse?> GetAsync(
        string organizationId,
        string bucketName,
        string snapshotVersion,
        [Property(Call.Key)] Call call,
        CancellationToken cancellationToken);

    [Delete("/orgs/{organizationId}/buckets/{bucketName}/snapshots/{snapshotVersion}")]
    [Operation("DeleteSnapshot")]
    Task<Acknowledgement?> DeleteAsync(
        string organizationId,
        string bucketName,
        string snapshotVersion,
        [Property(Call.Key)] Call call,
        CancellationToken cancellationToken);
}
