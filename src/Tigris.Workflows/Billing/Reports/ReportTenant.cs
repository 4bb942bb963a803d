namespace Tigris.Workflows;

/// <summary>The figures of one organization in the month of a report.</summary>
internal sealed record ReportTenant
{
    public string OrganizationId { get; init; } = "";

    public string? OrganizationName { get; init; }

    public bool IsActive { get; init; }

    public string? Plan { get; init; }

    public decimal? Revenue { get; init; }

    /// <summary>The revenue of the month before.</summary>
    public decimal? PreviousRevenue { get; init; }

    /// <summary>The vendor's charges of the month, in the currency of the report.</summary>
    public decimal? Cost { get; init; }

    public string? InvoiceStatus { get; init; }

    /// <summary>The stored GiB-months over all storage classes.</summary>
    public decimal Storage { get; init; }

    /// <summary>The storage at the time of the report, with the quota; null without a quota.</summary>
    public OrganizationMeasure? Measure { get; init; }

    public decimal? Margin => Revenue - Cost;

    public string Name => string.IsNullOrWhiteSpace(OrganizationName) ? OrganizationId : OrganizationName!;

    /// <summary>The amount by which tenants are ranked.</summary>
    public decimal Rank => Revenue ?? Cost ?? 0;
}
