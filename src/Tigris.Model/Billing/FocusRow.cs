namespace Tigris;

/// <summary>
/// A row of a cost and usage dataset in the format FOCUS 1.2. The properties are the columns, in the order of the specification. Columns of
/// features that the vendor doesn't have, such as commitment discounts, are absent. Times are text in the format of the specification.
/// </summary>
public sealed class FocusRow
{
    /// <summary>The amount on the invoice. 0 if the provider isn't the issuer of the invoice.</summary>
    public decimal BilledCost { get; init; }

    /// <summary>The id of the account that is billed.</summary>
    public string BillingAccountId { get; init; } = "";

    /// <summary>The display name of the account that is billed.</summary>
    public string BillingAccountName { get; init; } = "";

    /// <summary>The currency of all amounts, as an ISO 4217 code.</summary>
    public string BillingCurrency { get; init; } = "";

    /// <summary>The end of the billing period, UTC, not counted.</summary>
    public string BillingPeriodEnd { get; init; } = "";

    /// <summary>The beginning of the billing period, UTC.</summary>
    public string BillingPeriodStart { get; init; } = "";

    /// <summary>The category of the charge: Usage, Credit or Adjustment.</summary>
    public string ChargeCategory { get; init; } = "";

    /// <summary>Correction for a change to a period that was invoiced already; otherwise, null.</summary>
    public string? ChargeClass { get; init; }

    /// <summary>The description of the charge.</summary>
    public string ChargeDescription { get; init; } = "";

    /// <summary>The frequency of the charge: Usage-Based, Recurring or One-Time.</summary>
    public string ChargeFrequency { get; init; } = "";

    /// <summary>The end of the period of the charge, UTC, not counted.</summary>
    public string ChargePeriodEnd { get; init; } = "";

    /// <summary>The beginning of the period of the charge, UTC.</summary>
    public string ChargePeriodStart { get; init; } = "";

    /// <summary>The used quantity; null if the charge isn't for usage.</summary>
    public decimal? ConsumedQuantity { get; init; }

    /// <summary>The unit of the used quantity; null without a quantity.</summary>
    public string? ConsumedUnit { get; init; }

    /// <summary>The quantity at the contracted price, not rounded.</summary>
    public decimal ContractedCost { get; init; }

    /// <summary>The price per unit in the contract; null for amounts without a price.</summary>
    public decimal? ContractedUnitPrice { get; init; }

    /// <summary>The amount that is attributed to the period.</summary>
    public decimal EffectiveCost { get; init; }

    /// <summary>The id of the invoice; null while it is a draft.</summary>
    public string? InvoiceId { get; init; }

    /// <summary>The name of the company that issues the invoice.</summary>
    public string InvoiceIssuerName { get; init; } = "";

    /// <summary>The quantity at the list price, not rounded.</summary>
    public decimal ListCost { get; init; }

    /// <summary>The list price per unit; null for amounts without a price.</summary>
    public decimal? ListUnitPrice { get; init; }

    /// <summary>The category of the price: Standard; null for amounts without a price.</summary>
    public string? PricingCategory { get; init; }

    /// <summary>The priced quantity; null for amounts without a price.</summary>
    public decimal? PricingQuantity { get; init; }

    /// <summary>The unit of the priced quantity; null without a quantity.</summary>
    public string? PricingUnit { get; init; }

    /// <summary>The name of the company that sells the service.</summary>
    public string ProviderName { get; init; } = "";

    /// <summary>The name of the company that makes the service.</summary>
    public string PublisherName { get; init; } = "";

    /// <summary>The category of the service: Storage.</summary>
    public string ServiceCategory { get; init; } = "";

    /// <summary>The name of the service.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>The second category of the service: Object Storage.</summary>
    public string ServiceSubcategory { get; init; } = "";

    /// <summary>The id of the product; null for amounts without a price.</summary>
    public string? SkuId { get; init; }

    /// <summary>The name of the metric that is charged; null for amounts without a price.</summary>
    public string? SkuMeter { get; init; }

    /// <summary>Details of the price as a JSON object; null if there are none.</summary>
    public string? SkuPriceDetails { get; init; }

    /// <summary>The id of the price step; null for amounts without a price.</summary>
    public string? SkuPriceId { get; init; }

    /// <summary>The id of the organization. For the account invoice it is the value that the server returns.</summary>
    public string? SubAccountId { get; init; }

    /// <summary>The display name of the organization, or else its id.</summary>
    public string? SubAccountName { get; init; }

    /// <summary>The organization and the description of the charge.</summary>
    public override string ToString() => $"{SubAccountId ?? BillingAccountId}: {ChargeDescription}";
}
