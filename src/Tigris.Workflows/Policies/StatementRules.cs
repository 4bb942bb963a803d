using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Rules on the members of a statement.</summary>
internal static class StatementRules
{
    private const string Members = "Sid, Effect, Action, Resource, Condition";
    private static readonly string[] Effects = ["Allow", "Deny"];
    private static readonly string[] Unsupported = ["NotAction", "NotResource", "Principal", "NotPrincipal"];

    public static IEnumerable<RuleViolation> InvalidEffect(PolicyStatement statement) => Effects.Contains(statement.Effect)
        ? []
        : [new RuleViolation(statement.Effect).ReplacedBy(Effects.FirstOrDefault(effect => effect.Equals(statement.Effect, StringComparison.OrdinalIgnoreCase)))];

    // Action and Resource are required, and NotAction and NotResource don't replace them.
    public static IEnumerable<RuleViolation> NegatedMember(PolicyStatement statement) =>
        Lists(statement).Where(list => list.Empty && list.Negated).Select(list => new RuleViolation(list.Name));

    public static IEnumerable<RuleViolation> EmptyMember(PolicyStatement statement) =>
        Lists(statement).Where(list => list.Empty && !list.Negated).Select(list => new RuleViolation(list.Name));

    public static IEnumerable<RuleViolation> UnsupportedMember(PolicyStatement statement) =>
        Unsupported.Where(statement.Other.ContainsKey).Except(NegatedMember(statement).Select(violation => $"Not{violation.Values[0]}")).Select(name => new RuleViolation(name));

    public static IEnumerable<RuleViolation> UnknownMember(PolicyStatement statement) =>
        statement.Other.Keys.Except(Unsupported).Select(name => new RuleViolation(name, Members));

    public static IEnumerable<RuleViolation> AllowsEverything(PolicyStatement statement) =>
        statement is { Effect: "Allow", Condition: null } && statement.Action.Any(action => action is "s3:*" or "*") && statement.Resource.Any(Arn.IsAll)
            ? [new RuleViolation()]
            : [];

    private static IEnumerable<(string Name, bool Empty, bool Negated)> Lists(PolicyStatement statement) =>
    [
        ("Action", statement.Action.Length == 0, statement.Other.ContainsKey("NotAction")),
        ("Resource", statement.Resource.Length == 0, statement.Other.ContainsKey("NotResource")),
    ];
}
