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
        var answer = await api.CreateAsync(RequireOrganization(organizationId), RequireBucket(bucketName), new(body), call, cancellationToken)
            .ConfigureAwait(false);
        return ToModel(answer?.Snapshot ?? throw call.Lacks("snapshot"), organizationId, bucketName, call);
    }

    public async Task<Snapshot> GetAsync(
        string organizationId, string bucketName, string snapshotVersion, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.GetAsync));
        RequireVersion(snapshotVersion);
        var answer = await api.GetAsync(RequireOrganization(organizationId), RequireBucket(bucketName), snapshotVersion, call, cancellationToken)
            .ConfigureAwait(false);
        return ToModel(answer?.Snapshot ?? throw call.Lacks("snapshot"), organizationId, bucketName, call);
    }

    public async Task<IReadOnlyList<Snapshot>> ListAsync(string organizationId, string bucketName, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.ListAsync));
        var answer = await api.ListAsync(RequireOrganization(organizationId), RequireBucket(bucketName), call, cancellationToken)
            .ConfigureAwait(false) ?? throw call.Lacks("snapshots");
        return Pages.All(call, answer.Snapshots, info => ToModel(info, organizationId, bucketName, call));
    }

    public async Task DeleteAsync(string organizationId, string bucketName, string snapshotVersion, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.DeleteAsync));
        RequireVersion(snapshotVersion);
        await api.DeleteAsync(RequireOrganization(organizationId), RequireBucket(bucketName), snapshotVersion, call, cancellationToken)
            .ConfigureAwait(false);
    }

    private static Snapshot ToModel(Wire.SnapshotInfo info, string organizationId, string bucketName, Call call) => new()
    {
        OrganizationId = organizationId,
        BucketName = bucketName,
        SnapshotVersion = info.Version ?? throw call.Lacks("version"),
        CreatedAt = info.CreatedAt,
        Description = string.IsNullOrEmpty(info.Description) ? null : info.Description,
    };

    private static string RequireOrganization(string organizationId) => Identifier.Require(organizationId, nameof(Snapshot.OrganizationId));

    private static string RequireBucket(string bucketName) => Identifier.Require(bucketName, nameof(Snapshot.BucketName));

    private static string RequireVersion(string version) => Identifier.Require(version, nameof(Snapshot.SnapshotVersion));
}
