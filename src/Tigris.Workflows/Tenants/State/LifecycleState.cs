using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Converts lifecycle rules to canonical values of a state document, and back.</summary>
internal static class LifecycleState
{
    public static Dictionary<string, object?> Write(LifecycleRule rule)
    {
        var graph = new Dictionary<string, object?>
        {
            [StateMember.RuleId] = rule.RuleId,
            [StateMember.Enabled] = rule.Enabled,
        };
        var rest = StateValue.Object(
            (StateMember.Prefix, string.IsNullOrEmpty(rule.Prefix) ? null : rule.Prefix),
            (StateMember.Transition, rule.Transition.Select(Write).ToList<object?>()),
            (StateMember.ExpireAfterDays, (long?)rule.ExpireAfterDays),
            (StateMember.ExpireOn, StateValue.Day(rule.ExpireOn)),
            (StateMember.Other, StateValue.Sorted(rule.Other)));
        foreach (var member in rest)
        {
            graph[member.Key] = member.Value;
        }

        return graph;
    }

    /// <summary>Reads a rule from canonical values.</summary>
    public static LifecycleRule Read(IReadOnlyDictionary<string, object?> rule) => new()
    {
        RuleId = (string)rule[StateMember.RuleId]!,
        Enabled = StateObjects.Find(rule, StateMember.Enabled) as bool? ?? true,
        Prefix = StateObjects.Find(rule, StateMember.Prefix) as string,
        Transition = [.. (StateObjects.Find(rule, StateMember.Transition) as List<object?> ?? []).Cast<IReadOnlyDictionary<string, object?>>().Select(ReadTransition)],
        ExpireAfterDays = DaysOf(rule, StateMember.ExpireAfterDays),
        ExpireOn = DayOf(rule, StateMember.ExpireOn),
        Other = OthersOf(rule),
    };

    private static LifecycleTransition ReadTransition(IReadOnlyDictionary<string, object?> step) => new()
    {
        StorageClass = (string)step[StateMember.StorageClass]!,
        AfterDays = DaysOf(step, StateMember.AfterDays),
        On = DayOf(step, StateMember.On),
        Other = OthersOf(step),
    };

    private static int? DaysOf(IReadOnlyDictionary<string, object?> item, string member) =>
        StateObjects.Find(item, member) is { } days ? Convert.ToInt32(days, CultureInfo.InvariantCulture) : null;

    private static DateTimeOffset? DayOf(IReadOnlyDictionary<string, object?> item, string member) =>
        StateObjects.Find(item, member) is string text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;

    private static IReadOnlyDictionary<string, object?> OthersOf(IReadOnlyDictionary<string, object?> item) =>
        StateObjects.Find(item, StateMember.Other) as Dictionary<string, object?> ?? [];

    private static Dictionary<string, object?> Write(LifecycleTransition transition) => StateValue.Object(
        (StateMember.StorageClass, transition.StorageClass),
        (StateMember.AfterDays, (long?)transition.AfterDays),
        (StateMember.On, StateValue.Day(transition.On)),
        (StateMember.Other, StateValue.Sorted(transition.Other)));
}
