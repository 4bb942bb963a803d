namespace Tigris.Workflows;

/// <summary>One amount of an invoice or a statement, before it becomes a FOCUS row.</summary>
internal sealed record FocusCharge
{
    public const string Usage = "Usage";
    public const string Credit = "Credit";
    public const string Adjustment = "Adjustment";

    public string Category { get; init; } = Usage;

    public bool IsCorrection { get; init; }

    public string Frequency { get; init; } = "Usage-Based";

    public string Description { get; init; } = "";

    /// <summary>The amount on the invoice, rounded as the invoice rounds it.</summary>
    public decimal Billed { get; init; }

    /// <summary>The quantity with its price; null for an amount without a price.</summary>
    public FocusPrice? Price { get; init; }

    /// <summary>The quantity of a correction, which has no price; null otherwise.</summary>
    public (decimal Quantity, string Unit)? Consumed { get; init; }
}

/// <summary>A quantity at a price.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Unit">The unit as the invoice has it.</param>
/// <param name="UnitPrice">The price per unit, 0 or more.</param>
/// <param name="Sku">The id of the product.</param>
/// <param name="Meter">The name of the metric.</param>
/// <param name="Step">The price step, such as the quantity above which the price applies.</param>
internal sealed record FocusPrice(decimal Quantity, string Unit, decimal UnitPrice, string Sku, string Meter, string Step)
{
    /// <summary>The id of the price step. The last colon separates the product, so that the id belongs to one product only.</summary>
    public string PriceId => Sku + ":" + Step.Replace(':', ';');
}
