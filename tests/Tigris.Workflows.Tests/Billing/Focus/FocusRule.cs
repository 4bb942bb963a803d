using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>A check of the rule model: a function with its arguments, or several checks that AND or OR joins.</summary>
internal sealed record FocusCheck(string Function, JsonElement Arguments, IReadOnlyList<FocusCheck> Items)
{
    /// <summary>The check that holds for each row.</summary>
    public static FocusCheck None { get; } = new("AND", default, []);

    public static FocusCheck Of(JsonElement json)
    {
        if (!json.TryGetProperty("CheckFunction", out var function))
        {
            // Some conditions name AND as a member, with one check or a list of checks.
            return json.TryGetProperty("AND", out var parts)
                ? new("AND", default, parts.ValueKind == JsonValueKind.Array ? [.. parts.EnumerateArray().Select(Of)] : [Of(parts)])
                : None;
        }

        return new(function.GetString()!, json, json.TryGetProperty(nameof(Items), out var items) ? [.. items.EnumerateArray().Select(Of)] : []);
    }

    public string Column(string name = "ColumnName") => Arguments.GetProperty(name).GetString()!;

    public string RuleId => Arguments.GetProperty("ModelRuleId").GetString()!;

    public string? Value => Arguments.GetProperty(nameof(Value)) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : null;

    public bool RefersToRules => Function == "CheckModelRule" || Items.Any(item => item.RefersToRules);
}

/// <summary>A rule of the rule model.</summary>
internal sealed record FocusRule(
    string Id, string Type, string Keyword, FocusCheck Requirement, FocusCheck Condition, IReadOnlyList<string> Criteria)
{
    public bool IsStatic => Type == "Static";

    /// <summary>true if the rule allows something and so can't be violated; otherwise, false.</summary>
    public bool IsPermission => Keyword == "MAY";

    public static FocusRule Of(string id, JsonElement json)
    {
        var criteria = json.GetProperty("ValidationCriteria");
        return new(
            id,
            json.GetProperty(nameof(Type)).GetString()!,
            criteria.GetProperty(nameof(Keyword)).GetString()!,
            FocusCheck.Of(criteria.GetProperty(nameof(Requirement))),
            FocusCheck.Of(criteria.GetProperty(nameof(Condition))),
            json.GetProperty("ApplicabilityCriteria") is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : []);
    }
}
