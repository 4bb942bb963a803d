using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Rules on what a statement consists of.</summary>
internal static class StatementRules
{
    private const string Members = "Sid, Effect, Action, Resource, Condition";
    private static readonly string[] Effects = ["Allow", "Deny"];
    private static readonly string[] Unsupported = ["NotAction", "NotResource", "Principal", "NotPrincipal"];

    public static IEnumerable<Flaw> InvalidEffect(PolicyStatement statement) => Effects.Contains(statement.Effect)
        ? []
        : [new Flaw(statement.Effect).ReplacedBy(Effects.FirstOrDefault(effect => effect.Equals(statement.Effect, StringComparison.OrdinalIgnoreCase)))];

    // Action and Resource are required, and their negations do not stand in for them.
    public static IEnumerable<Flaw> NegatedMember(PolicyStatement statement) =>
        Lists(statement).Where(list => list.Empty && list.Negated).Select(list => new Flaw(list.Name));

    public static IEnumerable<Flaw> EmptyMember(PolicyStatement statement) =>
        Lists(statement).Where(list => list.Empty && !list.Negated).Select(list => new Flaw(list.Name));

    public static IEnumerable<Flaw> UnsupportedMember(PolicyStatement statement) =>
        Unsupported.Where(statement.Other.ContainsKey).Except(NegatedMember(statement).Select(flaw => $"Not{flaw.Values[0]}")).Select(name => new Flaw(name));

    public static IEnumerable<Flaw> UnknownMember(PolicyStatement statement) =>
        statement.Other.Keys.Except(Unsupported).Select(name => new Flaw(name, Members));

    public static IEnumerable<Flaw> AllowsEverything(PolicyStatement statement) =>
        statement is { Effect: "Allow", Condition: null } && statement.Action.Any(action => action is "s3:*" or "*") && statement.Resource.Any(Arn.IsAll)
            ? [new Flaw()]
            : [];

    private static IEnumerable<(string Name, bool Empty, bool Negated)> Lists(PolicyStatement statement) =>
    [
        ("Action", statement.Action.Length == 0, statement.Other.ContainsKey("NotAction")),
        ("Resource", statement.Resource.Length == 0, statement.Other.ContainsKey("NotResource")),
    ];
}
