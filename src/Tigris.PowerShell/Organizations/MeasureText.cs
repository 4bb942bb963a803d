namespace Tigris.PowerShell;

/// <summary>
/// The text of measures of organizations. A value that the server didn't report is unknown, and a sum with such a value is a minimum.
/// Public for the script blocks of the views.
/// </summary>
public static class MeasureText
{
    private const string Unknown = "unknown";

    /// <summary>Objects: <c>1,234</c>, or <c>&gt;= 1,234</c>.</summary>
    public static string? Objects(OrganizationMeasure? measure) =>
        measure?.Objects is { } objects ? AtLeast(measure.UncountedBuckets) + ViewText.Number(objects) : Unknown;

    /// <summary>Bytes in binary units.</summary>
    public static string? Size(OrganizationMeasure? measure) =>
        measure?.Bytes is { } bytes ? AtLeast(measure.UnsizedBuckets) + ViewText.Size(bytes) : Unknown;

    /// <summary>Bytes in binary units, and to the last byte.</summary>
    public static string? ExactSize(OrganizationMeasure? measure) =>
        measure?.Bytes is { } bytes ? AtLeast(measure.UnsizedBuckets) + ViewText.ExactSize(bytes) : Unknown;

    /// <summary>The part of the quota that is used; one that is exceeded stands out, and for certain: more cannot make it less.</summary>
    public static string? Used(OrganizationMeasure? measure) => measure switch
    {
        null or { QuotaUsedPercent: null } => null,
        { OverQuota: true } => ViewColor.Error(ViewText.Percent(measure.QuotaUsedPercent) + " over"),
        _ => AtLeast(measure.UnsizedBuckets) + ViewText.Percent(measure.QuotaUsedPercent),
    };

    /// <summary>Returns the number of buckets that the sums lack.</summary>
    public static string? Missing(OrganizationMeasure? measure) => measure is null or { UnsizedBuckets: 0, UncountedBuckets: 0 }
        ? null
        : $"the size of {measure.UnsizedBuckets} buckets, the objects of {measure.UncountedBuckets}";

    private static string AtLeast(long buckets) => buckets > 0 ? ">= " : "";
}
