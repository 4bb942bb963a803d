using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Rules on conditions: operator, then key, then values.</summary>
internal static class ConditionRules
{
    private const string SourceAddress = "aws:SourceIp";
    private const string CurrentTime = "aws:CurrentTime";
    private const string IfExists = "IfExists";

    private static readonly string[] OnAddresses = ["IpAddress", "NotIpAddress"];
    private static readonly string[] OnTimes =
        ["DateEquals", "DateNotEquals", "DateGreaterThan", "DateGreaterThanEquals", "DateLessThan", "DateLessThanEquals"];
    private static readonly string[] Operators = [.. OnAddresses, .. OnTimes];

    public static IEnumerable<RuleViolation> InvalidCondition(PolicyStatement statement) =>
        OperatorsOf(statement).Where(one => MembersOf(one.Value) is null).Select(one => new RuleViolation(one.Key));

    public static IEnumerable<RuleViolation> UnsupportedOperator(PolicyStatement statement) => OperatorsOf(statement)
        .Where(one => !Operators.Contains(one.Key))
        .Select(one => new RuleViolation(one.Key, string.Join(", ", Operators)).ReplacedBy(Spelling.Nearest(Operators, WithoutIfExists(one.Key))));

    public static IEnumerable<RuleViolation> UnsupportedConditionKey(PolicyStatement statement) =>
        from test in TestsOf(statement)
        let expected = OnAddresses.Contains(test.Operator) ? SourceAddress : OnTimes.Contains(test.Operator) ? CurrentTime : null
        where expected is not null && test.Key != expected
        select new RuleViolation(test.Operator, test.Key, expected).ReplacedBy(expected);

    public static IEnumerable<RuleViolation> InvalidAddress(PolicyStatement statement) =>
        from test in TestsOf(statement)
        where OnAddresses.Contains(test.Operator)
        from value in test.Values
        where !ConditionValues.IsAddress(value)
        select new RuleViolation(value);

    public static IEnumerable<RuleViolation> InvalidTime(PolicyStatement statement) =>
        from test in TestsOf(statement)
        where OnTimes.Contains(test.Operator)
        from value in test.Values
        where !ConditionValues.IsUtcTime(value)
        select new RuleViolation(value).ReplacedBy(ConditionValues.ToUtcTime(value));

    private static IEnumerable<(string Operator, string Key, IEnumerable<string> Values)> TestsOf(PolicyStatement statement) =>
        from one in OperatorsOf(statement)
        from test in MembersOf(one.Value) ?? []
        select (one.Key, test.Key, ValuesOf(test.Value));

    private static IEnumerable<KeyValuePair<string, object?>> OperatorsOf(PolicyStatement statement) => MembersOf(statement.Condition) ?? [];

    private static IEnumerable<KeyValuePair<string, object?>>? MembersOf(object? value) => value as IEnumerable<KeyValuePair<string, object?>>;

    private static IEnumerable<string> ValuesOf(object? value) => value is IEnumerable many and not string
        ? many.Cast<object?>().Select(one => one?.ToString() ?? "")
        : [value?.ToString() ?? ""];

    private static string WithoutIfExists(string name) =>
        name.EndsWith(IfExists, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - IfExists.Length) : name;
}
