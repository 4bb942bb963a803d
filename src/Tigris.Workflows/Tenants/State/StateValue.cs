using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Canonical values of a state document: equal states have equal values, and the same text.</summary>
internal static class StateValue
{
    /// <summary>Returns true if a value means no value: null or an empty list.</summary>
    public static bool IsNone(object? value) => value is null or ICollection { Count: 0 };

    /// <summary>Returns true if two canonical values are equal; otherwise, false.</summary>
    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (Dictionary<string, object?> one, Dictionary<string, object?> other) =>
            one.Count == other.Count && one.All(member => other.TryGetValue(member.Key, out var value) && AreEqual(member.Value, value)),
        (List<object?> one, List<object?> other) => one.Count == other.Count && one.Zip(other, AreEqual).All(equal => equal),
        (long or decimal, long or decimal) => Convert.ToDecimal(left, CultureInfo.InvariantCulture) == Convert.ToDecimal(right, CultureInfo.InvariantCulture),
        _ => left.Equals(right),
    };

    /// <summary>Returns a copy of a JSON graph with the members of each object in ordinal order.</summary>
    public static object? Sorted(object? value) => value switch
    {
        string or null => value,
        IEnumerable<KeyValuePair<string, object?>> members => SortedObject(members),
        IDictionary members => SortedObject(members.Cast<DictionaryEntry>()
            .Select(entry => new KeyValuePair<string, object?>(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, entry.Value))),
        IEnumerable items => items.Cast<object?>().Select(Sorted).ToList(),
        int number => (long)number,
        _ => value,
    };

    /// <summary>Returns a list of texts in ordinal order, without duplicates.</summary>
    public static List<object?> Set(IEnumerable<string> texts)
    {
        var all = new List<object?>(texts);
        return all.Count < 2 ? all : [.. all.Cast<string>().Distinct(StringComparer.Ordinal).OrderBy(text => text, StringComparer.Ordinal)];
    }

    /// <summary>Returns a time as text: the date for a midnight in UTC.</summary>
    public static string? Day(DateTimeOffset? time) => time is not { } given ? null : given.UtcDateTime.ToString(
        given.UtcDateTime.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Returns an object without the members that have no value.</summary>
    public static Dictionary<string, object?> Object(params (string Name, object? Value)[] members)
    {
        var graph = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in members.Where(member => !IsNone(member.Value)))
        {
            graph[name] = value;
        }

        return graph;
    }

    private static Dictionary<string, object?> SortedObject(IEnumerable<KeyValuePair<string, object?>> members)
    {
        var items = members.ToArray();
        Array.Sort(items, (one, other) => string.CompareOrdinal(one.Key, other.Key));
        var sorted = new Dictionary<string, object?>(items.Length, StringComparer.Ordinal);
        foreach (var member in items)
        {
            sorted[member.Key] = Sorted(member.Value);
        }

        return sorted;
    }
}
