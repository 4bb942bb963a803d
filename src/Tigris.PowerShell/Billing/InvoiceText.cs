using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>
/// An invoice as a list shows it: all amounts stand in one column, charges above their total. Public for the script blocks of the views.
/// </summary>
public static class InvoiceText
{
    private const int AmountWidth = 12;

    /// <summary>An amount in US dollars, in line with those of the charges.</summary>
    public static string? Amount(decimal? amount) => ViewText.Money(amount)?.PadLeft(AmountWidth);

    /// <summary>A line for each charge: amount, name.</summary>
    public static string? Charges(IEnumerable<InvoiceCharge>? charges) => ViewText.Lines(
        charges?.Select(charge => $"{Amount(charge.Total)}  {charge.Charge}"));

    /// <summary>A line for each tier: amount, name, quantity and price.</summary>
    public static string? Tiers(IEnumerable<ChargeTier>? tiers) => ViewText.Lines(
        tiers?.Select(tier => $"{Amount(tier.Subtotal)}  {tier.Tier}: {ViewText.Number(tier.Quantity)} at {ViewText.Price(tier.Price)}"));

    /// <summary>Returns the heading of the lines of an invoice: its organization, its month, and a note for a draft.</summary>
    public static string Heading(InvoiceLine? line) =>
        string.Join(", ", line?.OrganizationId, line?.Month, ViewText.Status(line?.Status));
}
