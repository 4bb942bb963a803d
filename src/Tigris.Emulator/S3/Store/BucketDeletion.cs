using System;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Store;

/// <summary>Deletes a bucket with all its content.</summary>
internal sealed class BucketDeletion(BucketStore buckets, ObjectStore objects, UploadStore uploads)
{
    public void Delete(BucketRow bucket, DateTime now)
    {
        uploads.RemoveAll(bucket, now);
        objects.RemoveAll(bucket, now);
        buckets.Delete(bucket.Name, now);
    }
}
