using System;

namespace Tigris;

/// <summary>One metric of an organization in one interval (SPEC UsageValue), flat for export.</summary>
public sealed class UsageRecord
{
    /// <summary>The id of the organization.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The display name that the input object had; null if it had none.</summary>
    public string? OrganizationName { get; set; }

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
    public decimal Value { get; init; }
}
