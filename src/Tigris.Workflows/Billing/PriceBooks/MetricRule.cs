using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>A price step.</summary>
/// <param name="StartingAfter">The quantity above which it applies.</param>
/// <param name="Price">The price of a unit.</param>
internal sealed record PriceTier(decimal StartingAfter, decimal Price);

/// <summary>The price of the metrics that match a name and a unit.</summary>
internal sealed record MetricRule
{
    public Wildcard Name { get; init; } = new("*");

    public Wildcard Unit { get; init; } = new("*");

    /// <summary>true if a value is a stored size; false if the values of a month add up to the quantity.</summary>
    public bool IsLevel { get; init; }

    /// <summary>true for months of 30 days; false for the days of each month.</summary>
    public bool Has30Days { get; init; }

    /// <summary>true for the highest level of the month; false for the mean.</summary>
    public bool IsPeak { get; init; }

    /// <summary>true to price the whole quantity in one tier; false to price each part in its own tier.</summary>
    public bool IsVolume { get; init; }

    public decimal Free { get; init; }

    public decimal Minimum { get; init; }

    public IReadOnlyList<PriceTier> Tiers { get; init; } = [];

    /// <summary>The markup on the vendor's charge in per cent; null for that of the version.</summary>
    public decimal? MarkupPercent { get; init; }

    public RoundingRule? Quantity { get; init; }

    public RoundingRule Amount { get; init; } = new(RoundingMode.HalfUp, 2);

    public bool IsExact => Name.IsExact && Unit.IsExact;

    public bool Matches(string metric, string unit) => Name.Matches(metric) && Unit.Matches(unit);
}
