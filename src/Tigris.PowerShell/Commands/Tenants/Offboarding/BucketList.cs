using System.Collections.Generic;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>All buckets of an organization, as far as deleting them goes.</summary>
internal static class BucketList
{
    public static async Task<IReadOnlyList<DoomedBucket>> ReadAsync(CallContext call, string organizationId)
    {
        var buckets = new List<DoomedBucket>();
        await call.ReadPagesAsync(
            "ListBuckets",
            token => call.Client.Buckets.ListAsync(organizationId, null, token, call.Cancellation),
            bucket => buckets.Add(new DoomedBucket(bucket.BucketName, bucket.Size, bucket.ForkOf))).ConfigureAwait(false);
        return buckets;
    }
}
