using System;
using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>The responses about one organization that a report is computed from.</summary>
internal sealed record ReportInput
{
    public Organization Organization { get; init; } = new();

    /// <summary>The usage of all months of the report.</summary>
    public IReadOnlyList<UsageSummary> Usage { get; init; } = [];

    /// <summary>The invoices by month: that of the report's month and, with the basis Invoice, those of the other months.</summary>
    public IReadOnlyDictionary<string, Invoice> Invoices { get; init; } = new Dictionary<string, Invoice>(StringComparer.Ordinal);

    /// <summary>The storage now; null without a quota.</summary>
    public OrganizationMeasure? Measure { get; init; }
}
