using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tigris.Client.Wire;

internal sealed record LifecycleRules
{
    public IReadOnlyList<LifecycleRule>? Rules { get; set; }
}

internal sealed record LifecycleRule
{
    public const string Sample = """
        {"id":"archive","enabled":true,"expiration":{"days":365},"filter":{"prefix":"logs/"},
         "transitions":[{"days":90,"storage_class":"GLACIER"},{"date":"2027-06-01T00:00:00Z","storage_class":"GLACIER_IR"}]}
        """;

    public required string Id { get; set; }

    public required bool Enabled { get; set; }

    public LifecycleExpiration? Expiration { get; set; }

    public IReadOnlyList<LifecycleTransition>? Transitions { get; set; }

    public LifecycleRuleFilter? Filter { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; set; }
}

internal sealed record LifecycleRuleFilter
{
    public string? Prefix { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; set; }
}

internal sealed record LifecycleExpiration
{
    public int? Days { get; set; }

    public DateTimeOffset? Date { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; set; }
}

internal sealed record LifecycleTransition
{
    public int? Days { get; set; }

    public DateTimeOffset? Date { get; set; }

    public required string StorageClass { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; set; }
}

internal sealed record SetLifecycleRulesRequest
{
    public required IReadOnlyList<LifecycleRule> Rules { get; set; }
}

internal sealed record GetLifecycleRulesResponse
{
    [JsonRequired]
    public IReadOnlyList<LifecycleRule>? Rules { get; set; }
}
