using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Reads the members of a policy that a user gives, from hashtables and from objects. Case doesn't matter.</summary>
internal static class PolicyMembers
{
    /// <summary>Returns the value without the wrapper of the engine. A custom object keeps it, because the wrapper has its members.</summary>
    public static object? Bare(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <summary>Returns the items of a list; null if the value isn't a list.</summary>
    public static object?[]? Items(object? value) =>
        Bare(value) is IEnumerable list and not (string or IDictionary or PSObject) ? [.. list.Cast<object?>().Select(Bare)] : null;

    public static bool HasAny(object value, params string[] names) => names.Any(name => value is IDictionary table
        ? KeyOf(table, name) is not null
        : PSObject.AsPSObject(value).Properties[name] is not null);

    public static object? Find(object value, string name) => value is IDictionary table
        ? KeyOf(table, name) is { } key ? table[key] : null
        : PSObject.AsPSObject(value).Properties[name]?.Value;

    private static object? KeyOf(IDictionary table, string name) =>
        table.Keys.Cast<object>().FirstOrDefault(key => name.Equals(key.ToString(), StringComparison.OrdinalIgnoreCase));
}
