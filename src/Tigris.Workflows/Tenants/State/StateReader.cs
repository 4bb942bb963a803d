using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>Reads the state of one tenant, one request after the other. Sends reads only.</summary>
/// <param name="host">The caller.</param>
/// <param name="actor">The acting user; needed for access keys only.</param>
/// <param name="sections">The parts to read beside the organization.</param>
internal sealed class StateReader(IWorkflowHost host, Actor? actor, StateSections sections)
{
    /// <summary>Reads a tenant by its id.</summary>
    /// <returns>The state, or null if the organization doesn't exist.</returns>
    public async Task<TenantState?> ReadAsync(string organizationId) =>
        await host.FindOrganizationAsync(organizationId).ConfigureAwait(false) is { } organization ? await ReadAsync(organization).ConfigureAwait(false) : null;

    /// <summary>Reads the parts of an organization that was read already.</summary>
    public async Task<TenantState> ReadAsync(Organization organization)
    {
        var id = organization.OrganizationId;
        return new TenantState
        {
            OrganizationId = id,
            OrganizationName = organization.OrganizationName,
            Active = organization.Active,
            Quota = organization.Quota,
            Bucket = sections.HasFlag(StateSections.Buckets) ? await ReadBucketsAsync(id).ConfigureAwait(false) : null,
            Policy = sections.HasFlag(StateSections.Policies) ? await ReadPoliciesAsync(id).ConfigureAwait(false) : null,
            AccessKey = sections.HasFlag(StateSections.AccessKeys) ? await ReadKeysAsync(id, actor!).ConfigureAwait(false) : null,
            HasPartialKeys = sections.HasFlag(StateSections.AccessKeys) && actor!.UserRole != UserRole.Admin,
        };
    }

    private async Task<Bucket[]> ReadBucketsAsync(string id)
    {
        Task<List<Bucket>> List() => ListAsync(
            "ListBuckets", token => host.Client.Buckets.ListAsync(id, null, token, host.Cancellation), bucket => bucket.BucketName);

        // The document requires no member of a listed bucket, so a listing may be shorter than the bucket itself.
        return await ReadEachAsync(
            List,
            bucket => bucket.BucketName,
            bucket => IsWhole(bucket) ? Task.FromResult(bucket) : host.Client.Buckets.GetAsync(id, bucket.BucketName, host.Cancellation)).ConfigureAwait(false);
    }

    private Task<Policy[]> ReadPoliciesAsync(string id) => ReadEachAsync(
        () => ListAsync("ListPolicies", token => host.Client.Policies.ListAsync(id, null, token, host.Cancellation), policy => policy.PolicyName),
        policy => policy.PolicyName,
        policy => host.Client.Policies.GetAsync(id, policy.PolicyName, host.Cancellation));

    private async Task<AccessKey[]> ReadKeysAsync(string id, Actor user)
    {
        var keys = await ReadEachAsync(
            () => ListAsync(
                "ListAccessKeys",
                token => host.Client.AccessKeys.ListAsync(id, new AccessKeyQuery(), user, token, host.Cancellation),
                key => key.AccessKeyId),
            key => key.AccessKeyId,
            key => host.Client.AccessKeys.GetAsync(id, key.AccessKeyId, user, host.Cancellation)).ConfigureAwait(false);
        return [.. keys.OrderBy(StateGraph.NameOf, StringComparer.Ordinal).ThenBy(key => key.AccessKeyId, StringComparer.Ordinal)];
    }

    private async Task<List<T>> ListAsync<T>(string operation, Func<string?, Task<Page<T>>> list, Func<T, string> nameOf)
    {
        // A server may list an object twice when objects are added meanwhile.
        var items = new SortedDictionary<string, T>(StringComparer.Ordinal);
        var pages = new PageWalk(operation);
        while (pages.HasMore)
        {
            host.Cancellation.ThrowIfCancellationRequested();
            var page = await list(pages.Token).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                items[nameOf(item)] = item;
            }

            pages.Follow(page.ContinuationToken);
        }

        return [.. items.Values];
    }

    private async Task<T[]> ReadEachAsync<T>(Func<Task<List<T>>> list, Func<T, string> nameOf, Func<T, Task<T>> read)
    {
        var found = new List<T>();
        foreach (var item in await list().ConfigureAwait(false))
        {
            host.Cancellation.ThrowIfCancellationRequested();
            try
            {
                found.Add(await read(item).ConfigureAwait(false));
            }
            catch (TigrisNotFoundException)
            {
                // An object that was deleted since it was listed isn't part of the state. One that is still listed is a failure, and not missing.
                if ((await list().ConfigureAwait(false)).Exists(other => nameOf(other) == nameOf(item)))
                {
                    throw;
                }
            }
        }

        return [.. found];
    }

    private static bool IsWhole(Bucket bucket) =>
        bucket is { Public: not null, AllowPublicList: not null, ObjectAcl: not null, StorageClass: not null, SnapshotsEnabled: not null };
}
