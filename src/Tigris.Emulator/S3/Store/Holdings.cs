using System;
using Tigris.Emulator.S3.Metering;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Store;

/// <summary>What a bucket holds, and what its organization pays for: changed together with every object, in the same transaction.</summary>
internal sealed class Holdings(Database database, Meter meter)
{
    /// <summary><paramref name="size"/> and <paramref name="count"/> are what a list shows, <paramref name="stored"/> what is paid for.</summary>
    public void Change(BucketRow bucket, string storageClass, long size, long count, long stored, DateTime now)
    {
        // What somebody set behind the API's back may be less than what is taken away now.
        database.Execute(
            """
            UPDATE buckets SET size = MAX(0, size + $2), object_count = MAX(0, object_count + $3), stored = MAX(0, stored + $4) WHERE name = $1
            """,
            bucket.Name, size, count, stored);
        if (stored != 0) meter.Level(bucket.OrganizationId, StorageClasses.Storage(storageClass), stored, now);
    }

    /// <summary>The colder classes are paid for a least time, however soon an object goes.</summary>
    public void LeaveEarly(BucketRow bucket, ObjectRow row, DateTime now)
    {
        if (StorageClasses.LeastDays(row.StorageClass) is not var (metric, days) || row.Inherited) return;
        var missing = days - (int)(now - row.Modified).TotalDays;
        if (missing > 0) meter.Add(bucket.OrganizationId, metric, row.Size * missing, now);
    }
}
