using System;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Store;

/// <summary>Deletes a bucket with all its content.</summary>
internal sealed class BucketDeletion(BucketStore buckets, ObjectStore objects, RemovedObjectStore removed, UploadStore uploads)
{
    public void Delete(BucketRow bucket, DateTime now)
    {
        uploads.RemoveAll(bucket, now);
        objects.RemoveAll(bucket, now);
        removed.PurgeAll(bucket, now);
        buckets.Delete(bucket.Name, now);
        buckets.ForgetRemoved(bucket.Name);
    }

    /// <summary>Deletes a bucket so that it can be restored with its objects.</summary>
    public void Remove(BucketRow bucket, int days, DateTime now) => buckets.Remove(bucket.Name, now.AddDays(days));
}
