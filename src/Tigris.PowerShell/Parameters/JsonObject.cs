using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Converts a JSON response to objects with properties.</summary>
internal static class JsonObject
{
    public static object Of(object value) => Convert(value)!;

    private static object? Convert(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> members => OfMembers(members),
        IReadOnlyList<object?> items => items.Select(Convert).ToArray(),
        _ => value,
    };

    // Properties must have names, and the engine treats names that differ in case only as equal.
    private static string NameFor(string name, PSObject item)
    {
        var free = name.Length == 0 ? "_" : name;
        while (item.Properties[free] is not null)
        {
            free += "_";
        }

        return free;
    }

    private static PSObject OfMembers(IReadOnlyDictionary<string, object?> members)
    {
        var item = new PSObject();
        foreach (var member in members)
        {
            item.Properties.Add(new PSNoteProperty(NameFor(member.Key, item), Convert(member.Value)));
        }

        return item;
    }
}
