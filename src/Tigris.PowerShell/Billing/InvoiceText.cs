using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>
/// The text of an invoice in a list view. All amounts are in one column, with the charges above their total. Public for the script blocks of the
/// views.
/// </summary>
public static class InvoiceText
{
    private const int AmountWidth = 12;

    /// <summary>Returns an amount in US dollars, aligned with the amounts of the charges.</summary>
    public static string? Amount(decimal? amount) => ViewText.Money(amount)?.PadLeft(AmountWidth);

    /// <summary>Returns a line for each charge: amount, name.</summary>
    public static string? Charges(IEnumerable<InvoiceCharge>? charges) => ViewText.Lines(
        charges?.Select(charge => $"{Amount(charge.Total)}  {charge.Charge}"));

    /// <summary>Returns a line for each tier: amount, name, quantity and price.</summary>
    public static string? Tiers(IEnumerable<ChargeTier>? tiers) => ViewText.Lines(
        tiers?.Select(tier => $"{Amount(tier.Subtotal)}  {tier.Tier}: {ViewText.Number(tier.Quantity)} at {ViewText.Price(tier.Price)}"));

    /// <summary>Returns the heading of the lines of an invoice: its organization, its month, and a note for a draft.</summary>
    public static string Heading(InvoiceLine? line) =>
        string.Join(", ", line?.OrganizationId, line?.Month, ViewText.Status(line?.Status));
}
