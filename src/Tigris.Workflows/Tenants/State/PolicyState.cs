using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>
/// Writes policy documents as canonical values of a state document, in the IAM syntax. A single action is a list of one, and the order of actions and
/// resources has no meaning. The order of statements is kept.
/// </summary>
internal static class PolicyState
{
    private const string Version = "2012-10-17";
    private static readonly string[] Sets = ["Action", "Resource", "NotAction", "NotResource"];

    public static Dictionary<string, object?> Write(PolicyDocument document)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Version"] = document.Version };
        AddOthers(members, document.Other);
        members["Statement"] = document.Statement.Select(Write).ToList<object?>();
        return Canonical(members);
    }

    /// <summary>Returns the canonical form of a document in the IAM syntax.</summary>
    public static Dictionary<string, object?> Canonical(IReadOnlyDictionary<string, object?> document)
    {
        var canonical = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in document)
        {
            canonical[member.Key] = StateValue.Sorted(member.Value);
        }

        if (!canonical.TryGetValue("Version", out var version) || version is null or "")
        {
            canonical["Version"] = Version;
        }

        canonical["Statement"] = ItemsOf(canonical.TryGetValue("Statement", out var statements) ? statements : null).Select(Statement).ToList();
        return canonical.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
    }

    /// <summary>Reads a document from its canonical form.</summary>
    public static PolicyDocument Read(IReadOnlyDictionary<string, object?> document) => new()
    {
        Version = StateObjects.Find(document, "Version") as string ?? Version,
        Statement = [.. ItemsOf(StateObjects.Find(document, "Statement")).OfType<IReadOnlyDictionary<string, object?>>().Select(ReadStatement)],
        Other = Others(document, "Version", "Statement"),
    };

    private static PolicyStatement ReadStatement(IReadOnlyDictionary<string, object?> statement) => new()
    {
        Sid = StateObjects.Find(statement, "Sid") as string,
        Effect = StateObjects.Find(statement, "Effect") as string ?? "",
        Action = Texts(statement, "Action"),
        Resource = Texts(statement, "Resource"),
        Condition = StateObjects.Find(statement, "Condition") as IDictionary,
        Other = Others(statement, "Sid", "Effect", "Action", "Resource", "Condition"),
    };

    private static string[] Texts(IReadOnlyDictionary<string, object?> statement, string name) =>
        [.. ItemsOf(StateObjects.Find(statement, name)).Select(item => Convert.ToString(item, CultureInfo.InvariantCulture) ?? "")];

    private static Dictionary<string, object?> Others(IReadOnlyDictionary<string, object?> members, params string[] known) =>
        members.Where(member => !known.Contains(member.Key)).ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);

    private static Dictionary<string, object?> Write(PolicyStatement statement)
    {
        var members = StateValue.Object(
            ("Sid", statement.Sid),
            ("Effect", statement.Effect),
            ("Action", statement.Action),
            ("Resource", statement.Resource),
            ("Condition", statement.Condition));
        AddOthers(members, statement.Other);
        return members;
    }

    private static void AddOthers(Dictionary<string, object?> members, IReadOnlyDictionary<string, object?> others)
    {
        foreach (var member in others)
        {
            members[member.Key] = member.Value;
        }
    }

    private static object? Statement(object? value)
    {
        if (value is not Dictionary<string, object?> statement)
        {
            return value;
        }

        foreach (var name in Sets.Where(statement.ContainsKey))
        {
            var items = ItemsOf(statement[name]);
            statement[name] = items.All(item => item is string) ? StateValue.Set(items.Cast<string>()) : items;
        }

        // An empty list and a missing member are the same, and so are a missing condition and none.
        if (statement.Values.Any(StateValue.IsNone))
        {
            foreach (var empty in statement.Where(member => StateValue.IsNone(member.Value)).Select(member => member.Key).ToArray())
            {
                statement.Remove(empty);
            }
        }

        return statement;
    }

    private static List<object?> ItemsOf(object? value) => value switch
    {
        null => [],
        List<object?> items => items,
        _ => [value],
    };
}
