using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris;

/// <summary>The invoice of an organization, or of the provider, for a month (SPEC Invoice). Amounts are in US dollars, by the vendor's price list.</summary>
public sealed class Invoice
{
    /// <summary>The id of the organization. On the provider's own invoice, the undocumented value that the server returns.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The display name that the input object had; null if it had none.</summary>
    public string? OrganizationName { get; set; }

    /// <summary>The month, <c>yyyy-MM</c>.</summary>
    public string Month { get; init; } = "";

    /// <summary>DRAFT while the month runs, then FINALIZED, PAID, PAST_DUE, or a later value of the server.</summary>
    public string Status { get; init; } = "";

    /// <summary>The price plan.</summary>
    public string PlanName { get; init; } = "";

    /// <summary>The amount before credits and commitments.</summary>
    public decimal Subtotal { get; init; }

    /// <summary>The amount to pay.</summary>
    public decimal Total { get; init; }

    /// <summary>Credits applied, if any.</summary>
    public decimal? Credits { get; init; }

    /// <summary>The commitment applied, if any.</summary>
    public decimal? MinimumCommit { get; init; }

    /// <summary>The server's explanation, if any.</summary>
    public string? Memo { get; init; }

    /// <summary>The beginning of the period, UTC.</summary>
    public DateTimeOffset StartingOn { get; init; }

    /// <summary>Its end, UTC, not counted.</summary>
    public DateTimeOffset EndingBefore { get; init; }

    /// <summary>The time of creation, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time of the last change, UTC. A draft changes during the month.</summary>
    public DateTimeOffset LastModified { get; init; }

    /// <summary>The charges.</summary>
    public InvoiceCharge[] Charges { get; init; } = [];

    /// <summary>The charges as flat lines: one for each tier, and one for each charge without tiers, so that the lines contain all amounts.</summary>
    public IEnumerable<InvoiceLine> GetLines() => Charges.SelectMany(charge => charge.GetLines(this));

    /// <summary>Organization and month.</summary>
    public override string ToString() => $"{OrganizationId} {Month}";
}
