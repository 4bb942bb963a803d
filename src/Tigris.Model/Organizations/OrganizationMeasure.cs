using System;

namespace Tigris;

/// <summary>The storage of an organization, summed over its buckets, and its quota. The sizes are the server's estimates.</summary>
public sealed class OrganizationMeasure
{
    /// <summary>The partner's own id of the tenant.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The display name; null if the server returned none.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>true if the organization is active; false if it is deactivated; null if the server didn't return the state.</summary>
    public bool? Active { get; init; }

    /// <summary>The number of buckets.</summary>
    public long Buckets { get; init; }

    /// <summary>
    /// The number of objects in all buckets whose count the server returned. It is a minimum if <see cref="UncountedBuckets"/> isn't 0. Null if
    /// the server returned no count.
    /// </summary>
    public long? Objects { get; init; }

    /// <summary>
    /// The number of bytes in all buckets whose size the server returned. It is a minimum if <see cref="UnsizedBuckets"/> isn't 0. Null if the
    /// server returned no size.
    /// </summary>
    public long? Bytes { get; init; }

    /// <summary>The number of buckets whose object count the server didn't return. Their count is unknown, not 0.</summary>
    public long UncountedBuckets { get; init; }

    /// <summary>The number of buckets whose size the server didn't return. Their size is unknown, not 0.</summary>
    public long UnsizedBuckets { get; init; }

    /// <summary>The maximum number of bytes in all buckets; 0 for no limit; null if the server returned none.</summary>
    public long? Quota { get; init; }

    /// <summary>
    /// The bytes in percent of the quota, to two decimals. It is a minimum if <see cref="UnsizedBuckets"/> isn't 0. Null without a quota, or
    /// without a size.
    /// </summary>
    public decimal? QuotaUsedPercent => Quota > 0 && Bytes is { } bytes ? Math.Round(100m * bytes / Quota.Value, 2) : null;

    /// <summary>
    /// true if the storage exceeds the quota; otherwise, false. The value false isn't certain if <see cref="UnsizedBuckets"/> is greater than 0.
    /// </summary>
    public bool OverQuota => Quota > 0 && Bytes > Quota;

    /// <summary>The id.</summary>
    public override string ToString() => OrganizationId;
}
