using System;
using Tigris.Emulator.S3.Metering;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Store;

/// <summary>The size and count of a bucket, and the billed storage of its organization. They change in the transaction of the object.</summary>
internal sealed class StorageTotals(Database database, Meter meter)
{
    /// <summary>Changes the listed <paramref name="size"/> and <paramref name="count"/>, and the billed bytes (<paramref name="stored"/>).</summary>
    public void Change(BucketRow bucket, string storageClass, long size, long count, long stored, DateTime now)
    {
        // A test can set values that are less than the subtracted ones.
        database.Execute(
            """
            UPDATE buckets SET size = MAX(0, size + $2), object_count = MAX(0, object_count + $3), stored = MAX(0, stored + $4) WHERE name = $1
            """,
            bucket.Name, size, count, stored);
        if (stored != 0) meter.Level(bucket.OrganizationId, StorageClasses.Storage(storageClass), stored, now);
    }

    /// <summary>Charges the minimum storage time of the colder classes.</summary>
    public void LeaveEarly(BucketRow bucket, ObjectRow row, DateTime now)
    {
        if (StorageClasses.LeastDays(row.StorageClass) is not var (metric, days) || row.Inherited) return;
        var missing = days - (int)(now - row.Modified).TotalDays;
        if (missing > 0) meter.Add(bucket.OrganizationId, metric, row.Size * missing, now);
    }
}
