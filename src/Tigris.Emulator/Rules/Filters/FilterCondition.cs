using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Tigris.Emulator.Rules.Filters;

/// <summary>One comparison of a filter.</summary>
internal sealed record FilterCondition(FilterField Field, string Operator, IReadOnlyList<IComparable> Values)
{
    /// <summary>The pattern of REGEXP, which matches anywhere in the text.</summary>
    public Regex? Pattern { get; init; }

    public bool Holds(FilteredEvent happened)
    {
        var actual = Field.Of(happened);
        return Operator switch
        {
            "REGEXP" => Pattern!.IsMatch((string)actual),
            "=" or "IN" => Values.Any(value => Compare(actual, value) == 0),
            "!=" or "NOT IN" => Values.All(value => Compare(actual, value) != 0),
            ">" => Compare(actual, Values[0]) > 0,
            "<" => Compare(actual, Values[0]) < 0,
            ">=" => Compare(actual, Values[0]) >= 0,
            _ => Compare(actual, Values[0]) <= 0,
        };
    }

    private static int Compare(IComparable actual, IComparable value) =>
        actual is string text ? string.CompareOrdinal(text, (string)value) : actual.CompareTo(value);
}
