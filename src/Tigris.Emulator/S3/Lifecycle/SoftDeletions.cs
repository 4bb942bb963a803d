using System;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Lifecycle;

/// <summary>Deletes soft-deleted buckets and objects permanently when their time is over.</summary>
internal sealed class SoftDeletions(Database database, BucketStore buckets, RemovedObjectStore removed, BucketDeletion deletion)
{
    private const int AtOnce = 1000;

    public void Purge(DateTime asOf, DateTime now)
    {
        database.Write(() =>
        {
            foreach (var bucket in buckets.ListDue(asOf)) deletion.Delete(bucket, now);
            return true;
        });
        while (database.Write(() => PurgeObjects(asOf, now)) == AtOnce)
        {
            // One transaction for each page, so that requests don't wait for all.
        }
    }

    private int PurgeObjects(DateTime asOf, DateTime now)
    {
        var due = removed.ListDue(asOf, AtOnce);
        foreach (var row in due) removed.Purge(buckets.FindAnywhere(row.Bucket)!, row, now);
        return due.Count;
    }
}
