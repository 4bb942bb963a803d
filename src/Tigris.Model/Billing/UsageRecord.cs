using System;

namespace Tigris;

/// <summary>One metric of an organization in one interval (SPEC UsageValue), flat for export.</summary>
public sealed class UsageRecord
{
    /// <summary>Whose usage.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The display name of the metric.</summary>
    public string Metric { get; init; } = "";

    /// <summary>The server's id of the metric.</summary>
    public string MetricId { get; init; } = "";

    /// <summary>The unit of the value.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The beginning of the interval, UTC.</summary>
    public DateTimeOffset StartingOn { get; init; }

    /// <summary>Its end, UTC, not counted.</summary>
    public DateTimeOffset EndingBefore { get; init; }

    /// <summary>The usage in that interval.</summary>
    public double Value { get; init; }
}
