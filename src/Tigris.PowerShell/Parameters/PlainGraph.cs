using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>Reads the members and items of plain graphs, such as JSON. Names match in any case.</summary>
internal static class PlainGraph
{
    /// <summary>Removes a member and returns its value; null if there is none. A name in the exact case has precedence.</summary>
    public static object? Take(Dictionary<string, object?> members, string name)
    {
        var key = members.ContainsKey(name) ? name : members.Keys.FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (key is null)
        {
            return null;
        }

        var value = members[key];
        members.Remove(key);
        return value;
    }

    /// <summary>Returns the items of a list. A single value is a list of one item, and null an empty list.</summary>
    public static IEnumerable<object?> Items(object? value) => value switch
    {
        null => [],
        string or IDictionary => [value],
        IEnumerable items => items.Cast<object?>(),
        _ => [value],
    };
}
