using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Access;

/// <summary>
/// The quota of an organization over all its buckets. It counts billed bytes: older versions and unfinished uploads too, but not the bytes that a
/// fork shares with its source. Zero means no limit.
/// </summary>
internal sealed class Quotas(OrganizationStore organizations, BucketStore buckets)
{
    /// <summary>Refuses bytes that exceed the quota, in the transaction that stores them.</summary>
    /// <param name="bucket">The target bucket.</param>
    /// <param name="size">The number of new bytes.</param>
    /// <param name="replaced">The replaced object.</param>
    public void Check(BucketRow bucket, long size, ObjectRow? replaced = null) =>
        Check(bucket, size - (replaced is null || bucket.Snapshots ? 0 : replaced.PaidSize));

    /// <summary>Refuses a body that exceeds the quota by itself, before it is read.</summary>
    public bool CheckEarly(BucketRow? bucket, long? size)
    {
        if (bucket is not null && organizations.Find(bucket.OrganizationId)?.QuotaBytes is > 0 and var limit && size > limit)
            throw S3Exception.QuotaExceeded(limit);
        return true;
    }

    private void Check(BucketRow bucket, long more)
    {
        if (more <= 0 || organizations.Find(bucket.OrganizationId)?.QuotaBytes is not (> 0 and var limit)) return;
        if (buckets.StoredOf(bucket.OrganizationId) + more > limit) throw S3Exception.QuotaExceeded(limit);
    }
}
