using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Reads an invoice of the pipeline: see <see cref="PipedBill"/>.</summary>
internal static class PipedInvoice
{
    /// <summary>Returns the invoice; null if the object isn't one.</summary>
    /// <exception cref="TigrisArgumentException">Serialization cut off a part of the invoice.</exception>
    public static Invoice? Read(object? given) => PipedBill.Read(given, ["Charges", "OrganizationId"], Rebuild);

    private static Invoice Rebuild(PSObject item)
    {
        var (month, start, end) = PipedBill.Period(item);
        return new()
        {
            OrganizationId = Field.Text(item, "OrganizationId") ?? "",
            OrganizationName = Field.Text(item, "OrganizationName"),
            Month = month,
            Status = Field.Text(item, "Status") ?? "",
            PlanName = Field.Text(item, "PlanName") ?? "",
            Subtotal = Field.Decimal(item, "Subtotal") ?? 0,
            Total = Number(item, "Total"),
            Credits = Field.Decimal(item, "Credits"),
            MinimumCommit = Field.Decimal(item, "MinimumCommit"),
            StartingOn = start,
            EndingBefore = end,
            Charges = [.. Field.Objects(item, "Charges").Select(Charge)],
        };
    }

    private static InvoiceCharge Charge(PSObject item) => new()
    {
        Charge = Field.Text(item, "Charge") ?? throw CutOff("Charge"),
        ChargeId = Field.Text(item, "ChargeId") ?? "",
        Unit = Field.Text(item, "Unit") ?? "",
        Quantity = Number(item, "Quantity"),
        ChargedQuantity = Number(item, "ChargedQuantity"),
        Total = Number(item, "Total"),
        Tiers = [.. Field.Objects(item, "Tiers").Select(Tier)],
    };

    private static ChargeTier Tier(PSObject item) => new()
    {
        Tier = Field.Text(item, "Tier") ?? "",
        Quantity = Number(item, "Quantity"),
        StartingAfter = Number(item, "StartingAfter"),
        Price = Number(item, "Price"),
        Subtotal = Number(item, "Subtotal"),
    };

    // A number that is missing must not count as 0.
    private static decimal Number(PSObject item, string name) => Field.Decimal(item, name) ?? throw CutOff(name);

    private static TigrisArgumentException CutOff(string name) => new("IncompleteInvoice", MessageText.Of(Messages.IncompleteInvoice, name), null);
}
