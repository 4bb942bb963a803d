using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Tigris.Emulator.Rules.Filters;

/// <summary>
/// The filter of a webhook, in the documented language: <c>WHERE `key` REGEXP "^images" AND `Content-Length` > 1024</c>. WHERE and the backticks are
/// optional, as in the example of the OpenAPI document. An ORDER clause has no effect.
/// </summary>
internal sealed class NotificationFilter
{
    private static readonly string[] Comparisons = ["=", "!=", ">", "<", ">=", "<="];

    private readonly List<FilterCondition> _conditions = [];

    private NotificationFilter()
    {
    }

    /// <summary>Parses a filter. An empty filter matches all events. Throws <see cref="FormatException"/> with a message for the user.</summary>
    public static NotificationFilter Parse(string text)
    {
        var filter = new NotificationFilter();
        var words = new FilterTokens(text);
        if (words.IsAtEnd) return filter;
        words.Skip("WHERE");
        do filter._conditions.Add(Condition(words));
        while (words.Skip("AND"));

        if (words.Skip("ORDER"))
        {
            words.Take("BY");
            FilterField.Named(words.ReadName());
            if (!words.Skip("ASC")) words.Skip("DESC");
        }

        return words.IsAtEnd ? filter : throw new FormatException($"'{words.Next}' can't follow here. AND joins conditions, and ORDER BY comes last");
    }

    public bool Matches(FilteredEvent happened) => _conditions.All(condition => condition.Holds(happened));

    private static FilterCondition Condition(FilterTokens words)
    {
        var field = FilterField.Named(words.ReadName());
        if (words.Skip("REGEXP")) return new FilterCondition(field, "REGEXP", []) { Pattern = Pattern(field, words.ReadValue()) };
        if (words.Skip("IN")) return new FilterCondition(field, "IN", Values(field, words));
        if (words.Skip("NOT"))
        {
            words.Take("IN");
            return new FilterCondition(field, "NOT IN", Values(field, words));
        }

        return Comparisons.FirstOrDefault(words.Skip) is { } comparison
            ? new FilterCondition(field, comparison, [field.Read(words.ReadValue())])
            : throw new FormatException($"'{words.Next}' isn't an operator. The operators are {string.Join(", ", Comparisons)}, IN, NOT IN, REGEXP");
    }

    private static List<IComparable> Values(FilterField field, FilterTokens words)
    {
        words.Take("(");
        List<IComparable> values = [];
        do values.Add(field.Read(words.ReadValue()));
        while (words.Skip(","));
        words.Take(")");
        return values;
    }

    private static Regex Pattern(FilterField field, string pattern)
    {
        if (!field.IsText) throw new FormatException($"REGEXP needs a text field, and {field.Name} isn't one");
        try
        {
            // A pattern from outside must not block a processor.
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new FormatException($"'{pattern}' isn't a regular expression: {e.Message}", e);
        }
    }
}
