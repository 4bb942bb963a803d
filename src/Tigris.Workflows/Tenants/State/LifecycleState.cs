using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Writes lifecycle rules as canonical values of a state document.</summary>
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

    private static Dictionary<string, object?> Write(LifecycleTransition transition) => StateValue.Object(
        (StateMember.StorageClass, transition.StorageClass),
        (StateMember.AfterDays, (long?)transition.AfterDays),
        (StateMember.On, StateValue.Day(transition.On)),
        (StateMember.Other, StateValue.Sorted(transition.Other)));
}
