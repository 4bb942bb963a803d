using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>The buckets of one organization. Each name occurs once.</summary>
internal sealed class BucketList : IReadOnlyCollection<BucketToDelete>
{
    private readonly Dictionary<string, BucketToDelete> _byName = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public BucketList(IEnumerable<BucketToDelete> buckets)
    {
        foreach (var bucket in buckets)
        {
            Add(bucket);
        }
    }

    public static BucketList Empty { get; } = new([]);

    public int Count => _names.Count;

    /// <summary>The sum of the known sizes, in bytes; null if no size is known.</summary>
    public long? Bytes => Count == 0 || this.Any(bucket => bucket.Size is not null)
        ? this.Aggregate(0L, (sum, bucket) => SaturatingSum.Add(sum, bucket.Size ?? 0))
        : null;

    /// <summary>Lists all buckets of an organization.</summary>
    public static async Task<BucketList> ReadAsync(IWorkflowHost host, string organizationId)
    {
        var buckets = new List<BucketToDelete>();
        var pages = new PageWalk("ListBuckets");
        while (pages.HasMore)
        {
            var page = await host.Client.Buckets.ListAsync(organizationId, null, pages.Token, host.Cancellation).ConfigureAwait(false);
            buckets.AddRange(page.Items.Select(BucketToDelete.Of));
            pages.Follow(page.ContinuationToken);
        }

        return new BucketList(buckets);
    }

    public BucketToDelete? Find(string bucketName) => _byName.TryGetValue(bucketName, out var bucket) ? bucket : null;

    /// <summary>Returns the buckets that an earlier list didn't contain, or that have more content now.</summary>
    public IReadOnlyList<BucketToDelete> MoreThan(BucketList shown) =>
        [.. this.Where(bucket => shown.Find(bucket.BucketName) is not { } known || bucket.IsMoreThan(known))];

    /// <summary>Returns forks before the buckets they were forked from, which can't be deleted while forks exist.</summary>
    public IEnumerable<BucketToDelete> ForksFirst() => this.OrderByDescending(Ancestors);

    public IEnumerator<BucketToDelete> GetEnumerator() => _names.Select(name => _byName[name]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Add(BucketToDelete bucket)
    {
        if (_byName.TryGetValue(bucket.BucketName, out var known))
        {
            _byName[bucket.BucketName] = known.Combine(bucket);
            return;
        }

        _byName.Add(bucket.BucketName, bucket);
        _names.Add(bucket.BucketName);
    }

    // A chain of forks is never longer than the list, even if the response is circular.
    private int Ancestors(BucketToDelete bucket)
    {
        var depth = 0;
        while (bucket.ForkOf is { } parent && _byName.TryGetValue(parent, out bucket!) && depth < Count)
        {
            depth++;
        }

        return depth;
    }
}
