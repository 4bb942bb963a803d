using System.Collections.Generic;
using System.Linq;

namespace Tigris;

/// <summary>One product on an invoice (SPEC InvoiceCharge).</summary>
public sealed class InvoiceCharge
{
    /// <summary>The display name.</summary>
    public string Charge { get; init; } = "";

    /// <summary>The server's id of the charge.</summary>
    public string ChargeId { get; init; } = "";

    /// <summary>The unit of both quantities.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The used quantity.</summary>
    public decimal Quantity { get; init; }

    /// <summary>The charged quantity: the used quantity minus the free quantity.</summary>
    public decimal ChargedQuantity { get; init; }

    /// <summary>The amount.</summary>
    public decimal Total { get; init; }

    /// <summary>The price steps.</summary>
    public ChargeTier[] Tiers { get; init; } = [];

    /// <summary>The name.</summary>
    public override string ToString() => Charge;

    internal IEnumerable<InvoiceLine> GetLines(Invoice invoice) => Tiers.Length == 0
        ? [Line(invoice, null, ChargedQuantity, null, null, Total)]
        : Tiers.Select(tier => Line(invoice, tier.Tier, tier.Quantity, tier.StartingAfter, tier.Price, tier.Subtotal));

    private InvoiceLine Line(Invoice invoice, string? tier, decimal quantity, decimal? startingAfter, decimal? price, decimal subtotal) => new()
    {
        OrganizationId = invoice.OrganizationId,
        OrganizationName = invoice.OrganizationName,
        Month = invoice.Month,
        Status = invoice.Status,
        Charge = Charge,
        ChargeId = ChargeId,
        Unit = Unit,
        Tier = tier,
        Quantity = quantity,
        StartingAfter = startingAfter,
        Price = price,
        Subtotal = subtotal,
    };
}
