using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>The reads of a comparison, by the module's client and without any other work.</summary>
internal static class DriftReads
{
    private static readonly Actor Admin = new("benchmark", UserRole.Admin);

    /// <summary>Reads tenants.</summary>
    /// <param name="client">The client.</param>
    /// <param name="ids">The tenants.</param>
    /// <param name="inFlight">The number of tenants that are read at once.</param>
    /// <returns>The number of requests.</returns>
    public static async Task<int> RunAsync(ITigrisClient client, IEnumerable<string> ids, int inFlight)
    {
        var queue = new ConcurrentQueue<string>(ids);
        var counts = await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(() => WorkAsync(client, queue))));
        return counts.Sum();
    }

    private static async Task<int> WorkAsync(ITigrisClient client, ConcurrentQueue<string> queue)
    {
        var requests = 0;
        while (queue.TryDequeue(out var id))
        {
            requests += await ReadAsync(client, id).ConfigureAwait(false);
        }

        return requests;
    }

    private static async Task<int> ReadAsync(ITigrisClient client, string id)
    {
        var none = CancellationToken.None;
        await client.Organizations.GetAsync(id, none).ConfigureAwait(false);
        var requests = 4;
        await client.Buckets.ListAsync(id, null, null, none).ConfigureAwait(false);
        foreach (var policy in (await client.Policies.ListAsync(id, null, null, none).ConfigureAwait(false)).Items)
        {
            requests++;
            await client.Policies.GetAsync(id, policy.PolicyName, none).ConfigureAwait(false);
        }

        foreach (var key in (await client.AccessKeys.ListAsync(id, new AccessKeyQuery(), Admin, null, none).ConfigureAwait(false)).Items)
        {
            requests++;
            await client.AccessKeys.GetAsync(id, key.AccessKeyId, Admin, none).ConfigureAwait(false);
        }

        return requests;
    }
}
