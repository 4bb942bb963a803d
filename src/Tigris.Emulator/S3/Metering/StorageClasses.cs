using Tigris.Emulator.Billing;

namespace Tigris.Emulator.S3.Metering;

/// <summary>Which metric counts what for a storage class.</summary>
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

    /// <summary>What reading costs extra, or null.</summary>
    public static Metric? Retrieval(string storageClass) => storageClass switch
    {
        "STANDARD_IA" => Metric.Named(UsageMetricNames.RetrievalInfrequentAccess),
        "GLACIER_IR" => Metric.Named(UsageMetricNames.RetrievalArchiveInstant),
        _ => null,
    };

    /// <summary>The days that are paid for at least. Both archive classes share a metric, as they share a price (assumed).</summary>
    public static (Metric Metric, int Days)? LeastDays(string storageClass) => storageClass switch
    {
        "STANDARD_IA" => (Metric.Named(UsageMetricNames.InfrequentAccessMinimum), 30),
        Archive or "GLACIER_IR" => (Metric.Named(UsageMetricNames.ArchiveMinimum), 90),
        _ => null,
    };
}
