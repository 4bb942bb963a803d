namespace Tigris;

/// <summary>One line of a statement, flat for export. The amounts of all lines add up to the total of the statement.</summary>
public sealed class StatementLine
{
    /// <summary>The id of the organization.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The display name that the input object had; null if it had none.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>The month, <c>yyyy-MM</c>.</summary>
    public string Month { get; init; } = "";

    /// <summary>The first billed day in UTC, <c>yyyy-MM-dd</c>.</summary>
    public string FirstDay { get; init; } = "";

    /// <summary>The last billed day in UTC, <c>yyyy-MM-dd</c>.</summary>
    public string LastDay { get; init; } = "";

    /// <summary>The plan of the organization; null without a plan.</summary>
    public string? Plan { get; init; }

    /// <summary>true if the statement can't change any more; otherwise, false.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The reason for the amount.</summary>
    public StatementLineKind Kind { get; init; }

    /// <summary>The kind of the corrected line; null if this isn't a correction.</summary>
    public StatementLineKind? CorrectedKind { get; init; }

    /// <summary>The text of the line for the customer.</summary>
    public string Description { get; init; } = "";

    /// <summary>The display name of the metric or of the vendor's charge; null for a line about the whole statement.</summary>
    public string? Metric { get; init; }

    /// <summary>The vendor's id of the metric or of the charge; null for a line about the whole statement.</summary>
    public string? MetricId { get; init; }

    /// <summary>The unit of the quantity; null without a quantity.</summary>
    public string? Unit { get; init; }

    /// <summary>The price step, such as <c>above 100</c>; null without steps.</summary>
    public string? Tier { get; init; }

    /// <summary>The quantity; null for a line that has none.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>The price of a unit; null for a line that has none.</summary>
    public decimal? Price { get; init; }

    /// <summary>The amount, net of tax.</summary>
    public decimal Amount { get; init; }

    /// <summary>The ISO 4217 code of the currency of the price and of the amount.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Returns the description.</summary>
    public override string ToString() => Description;
}
