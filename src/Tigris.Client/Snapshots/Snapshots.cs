using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;

namespace Tigris.Client;

internal sealed class Snapshots(ISnapshotsApi api, Calls calls) : ISnapshots
{
    public async Task<Snapshot> CreateAsync(
        string organizationId, string bucketName, string? description, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.CreateAsync));
        var body = new Wire.CreateSnapshotRequest { Description = description };
        var answer = await api.CreateAsync(Require.Organization(organizationId), Require.Bucket(bucketName), new(body), call, cancellationToken)
            .ConfigureAwait(false);
        return ToModel(answer?.Snapshot ?? throw call.MissingMember("snapshot"), organizationId, bucketName, call);
    }

    public async Task<Snapshot> GetAsync(
        string organizationId, string bucketName, string snapshotVersion, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.GetAsync));
        Require.Snapshot(snapshotVersion);
        var answer = await api.GetAsync(Require.Organization(organizationId), Require.Bucket(bucketName), snapshotVersion, call, cancellationToken)
            .ConfigureAwait(false);
        return ToModel(answer?.Snapshot ?? throw call.MissingMember("snapshot"), organizationId, bucketName, call);
    }

    public async Task<IReadOnlyList<Snapshot>> ListAsync(string organizationId, string bucketName, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.ListAsync));
        var answer = await api.ListAsync(Require.Organization(organizationId), Require.Bucket(bucketName), call, cancellationToken)
            .ConfigureAwait(false) ?? throw call.MissingMember("snapshots");
        return Pages.All(call, answer.Snapshots, info => ToModel(info, organizationId, bucketName, call));
    }

    public async Task DeleteAsync(string organizationId, string bucketName, string snapshotVersion, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.DeleteAsync));
        Require.Snapshot(snapshotVersion);
        await api.DeleteAsync(Require.Organization(organizationId), Require.Bucket(bucketName), snapshotVersion, call, cancellationToken)
            .ConfigureAwait(false);
    }

    private static Snapshot ToModel(Wire.SnapshotInfo info, string organizationId, string bucketName, Call call) => new()
    {
        OrganizationId = organizationId,
        BucketName = bucketName,
        SnapshotVersion = info.Version ?? throw call.MissingMember("version"),
        CreatedAt = info.CreatedAt,
        Description = string.IsNullOrEmpty(info.Description) ? null : info.Description,
    };
}
