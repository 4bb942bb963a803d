using Tigris.Emulator.Billing;

namespace Tigris.Emulator.S3.Metering;

/// <summary>The metrics of storage classes.</summary>
internal static class StorageClasses
{
    public const string Standard = "STANDARD";

    public const string Archive = "GLACIER";

    public static bool IsKnown(string storageClass) => storageClass is Standard or "STANDARD_IA" or Archive or "GLACIER_IR";

    public static Metric Storage(string storageClass) => Metric.Named(storageClass switch
    {
        "STANDARD_IA" => UsageMetricNames.StorageInfrequentAccess,
        Archive => UsageMetricNames.StorageArchive,
        "GLACIER_IR" => UsageMetricNames.StorageArchiveInstant,
        _ => UsageMetricNames.StorageStandard,
    });

    /// <summary>Returns the metric of reads that are charged; null if reads are free.</summary>
    public static Metric? Retrieval(string storageClass) => storageClass switch
    {
        "STANDARD_IA" => Metric.Named(UsageMetricNames.RetrievalInfrequentAccess),
        "GLACIER_IR" => Metric.Named(UsageMetricNames.RetrievalArchiveInstant),
        _ => null,
    };

    /// <summary>Returns the minimum billed days. Both archive classes share a metric, as they share a price (assumed).</summary>
    public static (Metric Metric, int Days)? LeastDays(string storageClass) => storageClass switch
    {
        "STANDARD_IA" => (Metric.Named(UsageMetricNames.InfrequentAccessMinimum), 30),
        Archive or "GLACIER_IR" => (Metric.Named(UsageMetricNames.ArchiveMinimum), 90),
        _ => null,
    };
}
