using System;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Adds a markup to the charges of the vendor's invoice.</summary>
internal static class InvoiceCharges
{
    private const decimal Cent = 0.01m;

    /// <summary>Adds the lines of all charges, in the order of their names, and returns the hash of the charges.</summary>
    /// <param name="lines">The lines of the statement.</param>
    /// <param name="invoice">The invoice of the organization.</param>
    /// <param name="version">The version of the price book.</param>
    /// <param name="period">The billed period.</param>
    /// <param name="rate">The price of a US dollar in the currency of the price book.</param>
    /// <exception cref="OverflowException">An amount is too large.</exception>
    public static string Add(LineList lines, Invoice invoice, BookVersion version, BilledPeriod period, decimal rate)
    {
        using var hash = new UsageHash();
        if (!period.IsWhole)
        {
            lines.Note(Messages.NoticeInvoiceWhole);
        }

        var missing = invoice.Subtotal - invoice.Charges.Sum(charge => charge.Total);
        if (Math.Abs(missing) >= Cent)
        {
            lines.Note(MessageText.Of(Messages.NoticeInvoiceDifference, missing));
        }

        foreach (var charge in invoice.Charges.OrderBy(charge => charge.Charge, StringComparer.Ordinal).ThenBy(charge => charge.Unit, StringComparer.Ordinal)
            .ThenBy(charge => charge.ChargeId, StringComparer.Ordinal).ThenBy(charge => charge.Total))
        {
            hash.Add(charge);
            var rule = version.FindRule(charge.Charge, charge.Unit);
            Add(lines, charge, rule?.Amount ?? version.Amount, rate * (1 + ((rule?.MarkupPercent ?? version.MarkupPercent ?? 0) / 100)));
        }

        return hash.Compute();
    }

    private static void Add(LineList lines, InvoiceCharge charge, RoundingRule rounding, decimal factor)
    {
        if (charge.Total == 0 && charge.Quantity == 0)
        {
            return;
        }

        var marked = new MetricCharge(lines, charge.Charge, charge.ChargeId, charge.Unit, rounding);
        foreach (var tier in charge.Tiers.Where(tier => tier.Quantity != 0 || tier.Subtotal != 0))
        {
            marked.AddPart(tier.Tier, tier.Quantity, tier.Price * factor, tier.Subtotal * factor);
        }

        if (charge.Tiers.Length == 0)
        {
            marked.AddPart(null, charge.ChargedQuantity, null, charge.Total * factor);
        }

        marked.Complete(charge.Total * factor);
    }
}
