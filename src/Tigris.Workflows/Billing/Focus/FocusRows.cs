using System;
using System.Globalization;

namespace Tigris.Workflows;

/// <summary>The columns that all rows of one invoice or statement share.</summary>
internal sealed class FocusRows
{
    private const string ServiceCategory = "Storage";
    private const string ServiceSubcategory = "Object Storage";
    private const string ServiceName = "Tigris Object Storage";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public string ProviderName { get; init; } = "";

    public string PublisherName { get; init; } = "";

    public string InvoiceIssuerName { get; init; } = "";

    public string BillingAccountId { get; init; } = "";

    public string BillingAccountName { get; init; } = "";

    public string BillingCurrency { get; init; } = "";

    public string? InvoiceId { get; init; }

    public string? SubAccountId { get; init; }

    public string? SubAccountName { get; init; }

    public DateTimeOffset BillingStart { get; init; }

    public DateTimeOffset BillingEnd { get; init; }

    public DateTimeOffset PeriodStart { get; init; }

    public DateTimeOffset PeriodEnd { get; init; }

    public FocusRow Of(FocusCharge charge)
    {
        var price = charge.Price;

        // The product isn't rounded: the specification requires that it equals quantity times price.
        var cost = price is null ? charge.Billed : Amounts.Multiply(price.UnitPrice, price.Quantity);
        var consumed = charge.Category == FocusCharge.Usage && price is not null ? (price.Quantity, price.Unit) : charge.Consumed;
        return new FocusRow
        {
            // Another company receives the payment, so this one bills nothing.
            BilledCost = ProviderName == InvoiceIssuerName ? Amounts.Plain(charge.Billed) : 0,
            BillingAccountId = BillingAccountId,
            BillingAccountName = BillingAccountName,
            BillingCurrency = BillingCurrency,
            BillingPeriodEnd = Time(BillingEnd),
            BillingPeriodStart = Time(BillingStart),
            ChargeCategory = charge.Category,
            ChargeClass = charge.IsCorrection ? "Correction" : null,
            ChargeDescription = charge.Description,
            ChargeFrequency = charge.Frequency,
            ChargePeriodEnd = Time(PeriodEnd),
            ChargePeriodStart = Time(PeriodStart),
            ConsumedQuantity = Plain(consumed?.Quantity),
            ConsumedUnit = consumed is { } used ? FocusUnits.Of(used.Unit) : null,
            ContractedCost = Amounts.Plain(cost),
            ContractedUnitPrice = Plain(price?.UnitPrice),
            EffectiveCost = Amounts.Plain(charge.Billed),
            InvoiceId = InvoiceId,
            InvoiceIssuerName = InvoiceIssuerName,
            ListCost = Amounts.Plain(cost),
            ListUnitPrice = Plain(price?.UnitPrice),
            PricingCategory = price is null ? null : "Standard",
            PricingQuantity = Plain(price?.Quantity),
            PricingUnit = price is null ? null : FocusUnits.Of(price.Unit),
            ProviderName = ProviderName,
            PublisherName = PublisherName,
            ServiceCategory = ServiceCategory,
            ServiceName = ServiceName,
            ServiceSubcategory = ServiceSubcategory,
            SkuId = price?.Sku,
            SkuMeter = price?.Meter,
            SkuPriceId = price?.PriceId,
            SubAccountId = SubAccountId,
            SubAccountName = SubAccountName,
        };
    }

    private static decimal? Plain(decimal? value) => value is { } given ? Amounts.Plain(given) : null;

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
