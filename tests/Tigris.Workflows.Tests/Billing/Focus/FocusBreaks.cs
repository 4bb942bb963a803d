using System;
using System.Collections.Generic;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Wrong values for each column, so that a rule about the column must be violated.</summary>
internal static class FocusBreaks
{
    private static readonly Dictionary<string, Func<string?, string?>> Changes = new()
    {
        ["BilledCost"] = _ => "1,95",
        ["BillingCurrency"] = _ => "usd",
        ["BillingPeriodEnd"] = _ => "2026-04-01",
        ["BillingPeriodStart"] = _ => "03/01/2026 00:00:00",
        ["ChargeCategory"] = _ => "Sale",
        ["ChargeClass"] = _ => "Wrong",
        ["ChargeFrequency"] = _ => "Monthly",
        ["ChargePeriodEnd"] = _ => "2026-04-01T00:00:00+00:00",
        ["ChargePeriodStart"] = _ => null,
        ["ConsumedQuantity"] = _ => "$1",
        ["ConsumedUnit"] = _ => null,
        ["ContractedCost"] = _ => null,
        ["ContractedUnitPrice"] = _ => "-1",
        ["EffectiveCost"] = _ => null,
        ["InvoiceId"] = _ => "Not Applicable",
        ["ListCost"] = _ => "7",
        ["ListUnitPrice"] = _ => "-1",
        ["PricingCategory"] = _ => "Cheap",
        ["PricingQuantity"] = _ => null,
        ["PricingUnit"] = _ => null,
        ["ServiceCategory"] = _ => "Buckets",
        ["ServiceSubcategory"] = _ => "Virtual Machines",
        ["SkuId"] = _ => null,
        ["SkuMeter"] = _ => null,
        ["SkuPriceDetails"] = _ => "{\"a\":{}}",
        ["SkuPriceId"] = _ => "same",
        ["SubAccountId"] = _ => null,
        ["SubAccountName"] = _ => null,
    };

    public static FocusTable Of(string column, FocusTable table) => table.With(column, Changes.GetValueOrDefault(column, _ => null));

    /// <summary>Returns true for a rule of the column, or of a column that depends on it.</summary>
    public static bool IsAbout(string violation, string column) => violation.StartsWith(column + "-", StringComparison.Ordinal)
        || (column == "SubAccountId" && violation.StartsWith("SubAccountName-", StringComparison.Ordinal));
}
