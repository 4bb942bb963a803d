using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell.Commands;

/// <summary>A bucket that is to be deleted.</summary>
internal sealed class DoomedBucket(string bucketName, long? size, string? forkOf)
{
    public string BucketName { get; } = bucketName;

    /// <summary>Bytes, by the server's estimate.</summary>
    public long? Size { get; } = size;

    public string? ForkOf { get; } = forkOf;

    /// <summary>Forks before what they were forked from, which cannot be deleted while they exist.</summary>
    public static IEnumerable<DoomedBucket> ForksFirst(IReadOnlyCollection<DoomedBucket> buckets)
    {
        var byName = buckets.ToDictionary(bucket => bucket.BucketName, StringComparer.Ordinal);
        return buckets.OrderByDescending(bucket => Ancestors(bucket, byName));
    }

    /// <summary>What their sizes add up to, as far as they are known; null where that is of none.</summary>
    public static long? Bytes(IReadOnlyCollection<DoomedBucket> buckets) =>
        buckets.Count == 0 || buckets.Any(bucket => bucket.Size is not null) ? buckets.Sum(bucket => bucket.Size ?? 0) : null;

    // No chain is longer than there are buckets, whatever the server says.
    private static int Ancestors(DoomedBucket bucket, Dictionary<string, DoomedBucket> byName)
    {
        var depth = 0;
        while (bucket.ForkOf is { } parent && byName.TryGetValue(parent, out bucket!) && depth < byName.Count)
        {
            depth++;
        }

        return depth;
    }
}
