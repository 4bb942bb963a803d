using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Tigris.Client.Wire;

internal sealed record LifecycleRules
{
    public IReadOnlyList<LifecycleRule>? Rules { get; init; }
}

internal sealed record LifecycleRule
{
    public required string Id { get; init; }

    public required bool Enabled { get; init; }

    public LifecycleExpiration? Expiration { get; init; }

    public IReadOnlyList<LifecycleTransition>? Transitions { get; init; }

    public LifecycleRuleFilter? Filter { get; init; }
}

internal sealed record LifecycleRuleFilter
{
    public string? Prefix { get; init; }
}

internal sealed record LifecycleExpiration
{
    public int? Days { get; init; }

    public DateTimeOffset? Date { get; init; }
}

internal sealed record LifecycleTransition
{
    public int? Days { get; init; }

    public DateTimeOffset? Date { get; init; }

    public required string StorageClass { get; init; }
}

internal sealed record SetLifecycleRulesRequest
{
    public required IReadOnlyList<LifecycleRule> Rules { get; init; }
}

internal sealed record GetLifecycleRulesResponse
{
    [JsonRequired]
    public IReadOnlyList<LifecycleRule>? Rules { get; init; }
}
