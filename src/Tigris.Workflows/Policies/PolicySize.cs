using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Counts the characters of a document as compact JSON, without white space.</summary>
internal static class PolicySize
{
    public static int Of(PolicyDocument document) =>
        OfMembers(Known(("Version", document.Version), ("Statement", document.Statement)).Concat(document.Other));

    private static int OfStatement(PolicyStatement statement) => OfMembers(Known(
        ("Sid", statement.Sid),
        ("Effect", statement.Effect),
        ("Action", statement.Action),
        ("Resource", statement.Resource),
        ("Condition", statement.Condition)).Concat(statement.Other));

    private static IEnumerable<KeyValuePair<string, object?>> Known(params (string Name, object? Value)[] members) =>
        members.Where(member => member.Value is not null).Select(member => new KeyValuePair<string, object?>(member.Name, member.Value));

    private static int OfValue(object? value) => value switch
    {
        null => "null".Length,
        string text => OfText(text),
        PolicyStatement statement => OfStatement(statement),
        IEnumerable<KeyValuePair<string, object?>> members => OfMembers(members),
        IEnumerable items => Enclosed(items.Cast<object?>().Select(OfValue)),
        _ => string.Format(CultureInfo.InvariantCulture, "{0}", value).Length,
    };

    private static int OfMembers(IEnumerable<KeyValuePair<string, object?>> members) =>
        Enclosed(members.Select(member => OfText(member.Key) + 1 + OfValue(member.Value)));

    // Two brackets, and a comma between any two.
    private static int Enclosed(IEnumerable<int> sizes) => sizes.Aggregate(1, (sum, size) => sum + size + 1) is > 1 and var size ? size : 2;

    private static int OfText(string text) =>
        2 + text.Count(character => !char.IsWhiteSpace(character)) + text.Count(character => character is '"' or '\\');
}
