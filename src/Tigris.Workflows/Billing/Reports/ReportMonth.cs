using System;
using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>The sums of one month of a report.</summary>
internal sealed class ReportMonth(string month)
{
    public string Month => month;

    /// <summary>The sum of the statements; null without a price for the month.</summary>
    public decimal? Revenue { get; set; }

    /// <summary>The vendor's account invoice, in the currency of the report; null without an invoice or without an exchange rate.</summary>
    public decimal? Cost { get; set; }

    /// <summary>The account invoice in US dollars; null without an invoice.</summary>
    public decimal? InvoiceTotal { get; set; }

    /// <summary>The status of the account invoice; null without an invoice.</summary>
    public string? InvoiceStatus { get; set; }

    public decimal? Margin => Revenue - Cost;

    /// <summary>The number of organizations with usage.</summary>
    public int Tenants { get; set; }

    /// <summary>The stored GiB-months of each storage class.</summary>
    public Dictionary<string, decimal> Storage { get; } = new(StringComparer.Ordinal);

    public bool IsFinal => InvoiceStatuses.IsFinal(InvoiceStatus);
}
