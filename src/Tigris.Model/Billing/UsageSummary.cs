using System;
using System.Linq;

namespace Tigris;

/// <summary>One metric of an organization over a period (SPEC Usage).</summary>
public sealed class UsageSummary
{
    /// <summary>The id of the organization.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The display name that the input object had; null if it had none.</summary>
    public string? OrganizationName { get; set; }

    /// <summary>The display name: <c>Storage used - Standard</c>. Ids are not documented, so name and unit identify a metric.</summary>
    public string Metric { get; init; } = "";

    /// <summary>The server's id of the metric.</summary>
    public string MetricId { get; init; } = "";

    /// <summary>The description of the metric.</summary>
    public string? Description { get; init; }

    /// <summary>The unit of all values: <c>GiB-Month</c>, <c>Number of Requests</c>.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The beginning of the requested period, a UTC midnight.</summary>
    public DateTimeOffset StartingOn { get; init; }

    /// <summary>The end of the period, a UTC midnight, not counted.</summary>
    public DateTimeOffset EndingBefore { get; init; }

    /// <summary>The values in the order of the response. Each is for an interval, usually a day.</summary>
    public UsageRecord[] Values { get; init; } = [];

    /// <summary>The sum of the values. It stops at the largest decimal instead of overflowing.</summary>
    public decimal Total => Values.Aggregate(0m, (sum, record) => Add(sum, record.Value));

    /// <summary>The largest value; 0 without values.</summary>
    public decimal Peak => Values.Length == 0 ? 0 : Values.Max(record => record.Value);

    /// <summary>The metric's name.</summary>
    public override string ToString() => Metric;

    private static decimal Add(decimal left, decimal right) =>
        left > 0 && right > decimal.MaxValue - left ? decimal.MaxValue
        : left < 0 && right < decimal.MinValue - left ? decimal.MinValue
        : left + right;
}
