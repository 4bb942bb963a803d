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

    /// <summary>The used percentage of the quota. An exceeded quota is highlighted, also if sizes are unknown.</summary>
    public static string? Used(OrganizationMeasure? measure) => measure switch
    {
        null or { QuotaUsedPercent: null } => null,
        { OverQuota: true } => ViewColor.Error(MessageText.Of(Messages.QuotaExceededBy, ViewText.Percent(measure.QuotaUsedPercent))),
        _ => AtLeast(measure.UnsizedBuckets) + ViewText.Percent(measure.QuotaUsedPercent),
    };

    /// <summary>Returns the numbers of buckets that the sums don't include.</summary>
    public static string? Missing(OrganizationMeasure? measure) => measure is null or { UnsizedBuckets: 0, UncountedBuckets: 0 }
        ? null
        : MessageText.Of(Messages.SumsIncomplete, measure.UnsizedBuckets, measure.UncountedBuckets);

    private static string AtLeast(long buckets) => buckets > 0 ? ">= " : "";
}
