using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>
/// Reads a policy document from a plain graph. The names of documented members match in any case. All other members are kept in <c>Other</c>.
/// </summary>
internal static class PolicyGraph
{
    private const string Version = "2012-10-17";

    /// <param name="value">An object or a table with the member <c>Statement</c>.</param>
    /// <exception cref="TigrisArgumentException">A value in the document has the wrong type.</exception>
    public static PolicyDocument ReadDocument(object value)
    {
        var members = MembersOf(GraphOf(value), "");
        return new PolicyDocument
        {
            Version = TextOf(PlainGraph.Take(members, "Version"), "Version") ?? Version,
            Statement = [.. PlainGraph.Items(PlainGraph.Take(members, "Statement")).Select((item, index) => ReadStatement(item, $"Statement[{index}]"))],
            Other = members,
        };
    }

    private static PolicyStatement ReadStatement(object? value, string at)
    {
        var members = MembersOf(value, at);
        return new PolicyStatement
        {
            Sid = TextOf(PlainGraph.Take(members, "Sid"), $"{at}.Sid"),
            Effect = TextOf(PlainGraph.Take(members, "Effect"), $"{at}.Effect") ?? "",
            Action = TextsOf(PlainGraph.Take(members, "Action"), $"{at}.Action"),
            Resource = TextsOf(PlainGraph.Take(members, "Resource"), $"{at}.Resource"),
            Condition = PlainGraph.Take(members, "Condition") is { } condition ? RequireValues(TableOf(condition, $"{at}.Condition"), $"{at}.Condition") : null,
            Other = members,
        };
    }

    private static object? GraphOf(object value)
    {
        try
        {
            return JsonBody.Of(value, required: "Condition");
        }
        catch (TigrisArgumentException exception)
        {
            throw PolicyDocuments.Invalid(exception.Message, null, exception);
        }
    }

    // A member without a value is a missing member. A PolicyDocument that was converted to JSON has the member "Other".
    private static Dictionary<string, object?> MembersOf(object? value, string at)
    {
        var members = TableOf(value, at).Where(member => member.Value is not null).ToDictionary(member => member.Key, member => member.Value);
        if (members.TryGetValue("Other", out var other) && other is Dictionary<string, object?> others)
        {
            members.Remove("Other");
            foreach (var member in others)
            {
                if (members.ContainsKey(member.Key))
                {
                    throw PolicyDocuments.Invalid(MessageText.Of(Messages.DocumentTwice, $"{at}.{member.Key}"), at);
                }

                members.Add(member.Key, member.Value);
            }
        }

        return members;
    }

    private static Dictionary<string, object?> TableOf(object? value, string at) =>
        value as Dictionary<string, object?> ?? throw PolicyDocuments.Invalid(MessageText.Of(Messages.DocumentNotObject, at), at);

    /// <summary>Refuses null in a condition. A condition on null would always or never be true.</summary>
    /// <exception cref="TigrisArgumentException">A value in the condition is null.</exception>
    public static Dictionary<string, object?> RequireValues(Dictionary<string, object?> members, string at)
    {
        foreach (var member in members)
        {
            RequireValue(member.Value, $"{at}.{member.Key}");
        }

        return members;
    }

    private static void RequireValue(object? value, string at)
    {
        switch (value)
        {
            case null:
                throw PolicyDocuments.Invalid(MessageText.Of(Messages.DocumentNull, at), at);
            case Dictionary<string, object?> members:
                RequireValues(members, at);
                break;
            case List<object?> items:
                items.ForEach(item => RequireValue(item, at));
                break;
        }
    }

    private static string[] TextsOf(object? value, string at) =>
        [.. PlainGraph.Items(value).Select((item, index) => TextOf(item, $"{at}[{index}]") ?? throw PolicyDocuments.Invalid(MessageText.Of(Messages.DocumentNotText, $"{at}[{index}]"), at))];

    private static string? TextOf(object? value, string at) => value switch
    {
        null => null,
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw PolicyDocuments.Invalid(MessageText.Of(Messages.DocumentNotText, at), at),
    };
}
