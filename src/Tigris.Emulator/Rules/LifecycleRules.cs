using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Schemas;

namespace Tigris.Emulator.Rules;

/// <summary>Validates lifecycle rules beyond their schema. Where documents disagree, the OpenAPI document applies unless an option is set.</summary>
internal sealed class LifecycleRules(EmulatorOptions options)
{
    private const int MostRules = 10;

    /// <summary>The target classes, from warm to cold. STANDARD is not a target, and transitions only go to colder classes.</summary>
    private static readonly ImmutableArray<string> Targets = ["STANDARD_IA", "GLACIER_IR", "GLACIER"];

    /// <summary>Returns the rules as JSON; null if there are none.</summary>
    public string? Check(IReadOnlyList<JsonBody> rules, bool snapshotsEnabled, string field)
    {
        if (rules.Count == 0) return null;
        if (snapshotsEnabled) throw ApiException.BadRequest(field, "a bucket with snapshots can't have lifecycle rules");
        if (rules.Count > MostRules) throw ApiException.BadRequest(field, $"must have at most {MostRules} rules");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, rule) in rules.Index())
        {
            var at = $"{field}[{index}]";
            CheckId(rule.Text("id"), ids, $"{at}.id");
            CheckRule(rule, at);
        }

        return JsonSerializer.Serialize(rules.Select(rule => rule.Element));
    }

    private void CheckId(string id, HashSet<string> ids, string field)
    {
        if (id.Length == 0) throw ApiException.BadRequest(field, "must not be empty");
        if (id.Length > options.MaxLifecycleIdLength)
            throw ApiException.BadRequest(field, $"must have at most {options.MaxLifecycleIdLength} characters");
        if (!ids.Add(id)) throw ApiException.BadRequest(field, $"'{id}' is the id of another rule");
    }

    private void CheckRule(JsonBody rule, string at)
    {
        var transitions = rule.Items("transitions") ?? [];
        var expiration = rule.Nested("expiration");
        if (transitions.Count == 0 && expiration is null) throw ApiException.BadRequest(at, "must have a transition or an expiration");
        if (transitions.Count > 1 && options.SingleTransition) throw ApiException.BadRequest($"{at}.transitions", "must have at most one transition");
        if (expiration is { } expires) When(expires, $"{at}.expiration");

        var (lastWhen, lastTarget) = (((long?)null, (DateOnly?)null), -1);
        foreach (var (index, transition) in transitions.Index())
        {
            var field = $"{at}.transitions[{index}]";
            var when = When(transition, field);
            var target = Targets.IndexOf(transition.Text("storage_class"));
            if (target < 0) throw ApiException.BadRequest($"{field}.storage_class", $"must be one of {string.Join(", ", Targets)}");
            if (target <= lastTarget) throw ApiException.BadRequest($"{field}.storage_class", "must be colder than the transition before it");
            if (when.Days <= lastWhen.Item1 || when.Date <= lastWhen.Item2)
                throw ApiException.BadRequest(field, "must be later than the transition before it");
            (lastWhen, lastTarget) = (when, target);
        }
    }

    private (long? Days, DateOnly? Date) When(JsonBody condition, string field)
    {
        var days = condition.Whole("days");
        var date = condition.OptionalText("date");
        if (days is null == date is null) throw ApiException.BadRequest(field, "must have either days or date");
        if (days < 1) throw ApiException.BadRequest($"{field}.days", "must be at least 1");
        if (date is null) return (days, null);
        var day = Timestamps.UtcMidnight(date, $"{field}.date");
        var today = DateOnly.FromDateTime(options.TimeProvider.GetUtcNow().UtcDateTime);
        return day > today ? (null, day) : throw ApiException.BadRequest($"{field}.date", "must be in the future");
    }
}
