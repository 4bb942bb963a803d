using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Access;

/// <summary>
/// The quota of an organization, over all its buckets. It counts what is paid for: older versions and unfinished uploads too, and not what a
/// fork shares with its source. Zero is none.
/// </summary>
internal sealed class Quotas(OrganizationStore organizations, BucketStore buckets)
{
    /// <summary>Refuses what would not fit, in the transaction that stores it.</summary>
    /// <param name="bucket">Where to.</param>
    /// <param name="size">The bytes that come.</param>
    /// <param name="replaced">What they replace.</param>
    public void Check(BucketRow bucket, long size, ObjectRow? replaced = null) =>
        Check(bucket, size - (replaced is null || bucket.Snapshots ? 0 : replaced.PaidSize));

    /// <summary>Refuses a body before it is read, where it could not even fit in place of everything that it may replace.</summary>
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
