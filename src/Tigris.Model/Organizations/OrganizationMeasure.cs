using System;

namespace Tigris;

/// <summary>The storage of an organization, summed over its buckets, and its quota. The sizes are the server's estimates.</summary>
public sealed class OrganizationMeasure
{
    /// <summary>The partner's own id of the tenant.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The display name; null where the server gave none.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>False once deactivated; null where the server did not say.</summary>
    public bool? Active { get; init; }

    /// <summary>The number of buckets.</summary>
    public long Buckets { get; init; }

    /// <summary>Objects in all buckets whose count the server told: at least so many, where <see cref="UncountedBuckets"/> is not 0. Null where it told none.</summary>
    public long? Objects { get; init; }

    /// <summary>Bytes in all buckets whose size the server told: at least so many, where <see cref="UnsizedBuckets"/> is not 0. Null where it told none.</summary>
    public long? Bytes { get; init; }

    /// <summary>Buckets whose number of objects the server did not say: unknown, not empty.</summary>
    public long UncountedBuckets { get; init; }

    /// <summary>Buckets whose size the server did not say: unknown, not 0.</summary>
    public long UnsizedBuckets { get; init; }

    /// <summary>Bytes that may be stored over all buckets; 0 for no limit; null where the server did not say.</summary>
    public long? Quota { get; init; }

    /// <summary>Bytes in percent of the quota, to two decimals: at least that, where <see cref="UnsizedBuckets"/> is not 0. Null without a quota, or without a size.</summary>
    public decimal? QuotaUsedPercent => Quota > 0 && Bytes is { } bytes ? Math.Round(100m * bytes / Quota.Value, 2) : null;

    /// <summary>true if the storage exceeds the quota; otherwise, false. False isn't certain if <see cref="UnsizedBuckets"/> is greater than 0.</summary>
    public bool OverQuota => Quota > 0 && Bytes > Quota;

    /// <summary>The id.</summary>
    public override string ToString() => OrganizationId;
}
