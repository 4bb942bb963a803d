using System;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Rebuilds from any object the parts of the model that a cell needs.</summary>
internal static class ViewModels
{
    public static UsageSummary Usage(PSObject? item)
    {
        var start = Field.Time(item, "StartingOn") ?? DateTimeOffset.MinValue;
        return new()
        {
            OrganizationId = Field.Text(item, "OrganizationId") ?? "",
            StartingOn = start,
            EndingBefore = Field.Time(item, "EndingBefore") ?? start.AddTicks(1),
        };
    }

    public static InvoiceLine Line(PSObject? item) => new()
    {
        OrganizationId = Field.Text(item, "OrganizationId") ?? "",
        Month = Field.Text(item, "Month") ?? "",
        Status = Field.Text(item, "Status") ?? "",
    };

    public static OrganizationMeasure? Measure(PSObject? item) => item is null ? null : new()
    {
        Objects = Field.Long(item, "Objects"),
        Bytes = Field.Long(item, "Bytes"),
        UncountedBuckets = Field.Long(item, "UncountedBuckets") ?? 0,
        UnsizedBuckets = Field.Long(item, "UnsizedBuckets") ?? 0,
        Quota = Field.Long(item, "Quota"),
    };

    /// <summary>Returns the values; null if serialization cut them off.</summary>
    public static UsageRecord[]? Records(PSObject? item)
    {
        var values = Field.Objects(item, "Values").Select(part => Field.Decimal(part, "Value")).ToArray();
        return values.Length > 0 && values.All(value => value is not null) ? [.. values.Select(value => new UsageRecord { Value = value!.Value })] : null;
    }

    /// <summary>Returns the charges; null if serialization cut them off.</summary>
    public static InvoiceCharge[]? Charges(PSObject? item)
    {
        var parts = Field.Objects(item, "Charges").ToArray();
        return parts.Length > 0 && parts.All(part => Field.Decimal(part, "Total") is not null)
            ? [.. parts.Select(part => new InvoiceCharge { Charge = Field.Text(part, "Charge") ?? "", Total = Field.Decimal(part, "Total")!.Value })]
            : null;
    }

    /// <summary>Returns the tiers; null if serialization cut them off.</summary>
    public static ChargeTier[]? Tiers(PSObject? item)
    {
        var parts = Field.Objects(item, "Tiers").ToArray();
        return parts.Length > 0 && parts.All(part => Field.Decimal(part, "Subtotal") is not null)
            ? [.. parts.Select(Tier)]
            : null;
    }

    private static ChargeTier Tier(PSObject part) => new()
    {
        Tier = Field.Text(part, "Tier") ?? "",
        Quantity = Field.Decimal(part, "Quantity") ?? 0,
        Price = Field.Decimal(part, "Price") ?? 0,
        Subtotal = Field.Decimal(part, "Subtotal") ?? 0,
    };
}
