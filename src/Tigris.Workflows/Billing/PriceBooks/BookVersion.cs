using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The prices that are valid from a month on.</summary>
internal sealed record BookVersion
{
    /// <summary>The first month, <c>yyyy-MM</c>.</summary>
    public string ValidFrom { get; init; } = "";

    /// <summary>The markup on the vendor's charges in per cent; null with the basis usage.</summary>
    public decimal? MarkupPercent { get; init; }

    public RoundingRule Amount { get; init; } = new(RoundingMode.HalfUp, 2);

    public IReadOnlyList<MetricRule> Metrics { get; init; } = [];

    public IReadOnlyList<PricePlan> Plans { get; init; } = [];

    /// <summary>
    /// Returns the rule of a metric; null if there is none. An exact name has precedence over wildcards. Of several wildcards that match, the
    /// first one applies.
    /// </summary>
    public MetricRule? FindRule(string metric, string unit)
    {
        MetricRule? found = null;
        foreach (var rule in Metrics)
        {
            if (rule.Matches(metric, unit) && (found is null || Rank(rule) > Rank(found)))
            {
                found = rule;
            }
        }

        return found;
    }

    /// <summary>Returns the plan with a name.</summary>
    /// <exception cref="TigrisArgumentException">The version has no such plan.</exception>
    public PricePlan RequirePlan(string name) => Plans.FirstOrDefault(plan => plan.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new TigrisArgumentException("PlanNotFound", MessageText.Of(Messages.PlanNotFound, name, ValidFrom, Names()), name);

    /// <summary>Returns the plan of an organization by its id; null if the version has no plans. An exact id has precedence over wildcards.</summary>
    /// <exception cref="TigrisArgumentException">The version has plans, but none for the organization.</exception>
    public PricePlan? PlanOf(string organizationId)
    {
        if (Plans.Count == 0)
        {
            return null;
        }

        return Plans.FirstOrDefault(plan => plan.Organizations.Any(pattern => pattern.IsExact && pattern.Matches(organizationId)))
            ?? Plans.FirstOrDefault(plan => plan.Organizations.Any(pattern => pattern.Matches(organizationId)))
            ?? throw new TigrisArgumentException("PlanNotFound", MessageText.Of(Messages.PlanMissing, organizationId, ValidFrom, Names()), organizationId);
    }

    private static int Rank(MetricRule rule) => (rule.Name.IsExact ? 2 : 0) + (rule.Unit.IsExact ? 1 : 0);

    private string Names() => Plans.Count == 0 ? Messages.PlanNone : string.Join(", ", Plans.Select(plan => plan.Name));
}
