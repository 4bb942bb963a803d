using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>The amounts of a plan that don't depend on a metric.</summary>
internal sealed record PricePlan
{
    public string Name { get; init; } = "";

    /// <summary>The organizations that have the plan unless their input names another one.</summary>
    public IReadOnlyList<Wildcard> Organizations { get; init; } = [];

    public decimal BaseFee { get; init; }

    public decimal Minimum { get; init; }

    public decimal DiscountPercent { get; init; }

    public decimal Credit { get; init; }
}
