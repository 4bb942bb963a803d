using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Looks into what a user gives for a policy: hashtables and objects alike, without regard to case.</summary>
internal static class PolicyMembers
{
    /// <summary>The value itself, without what the engine wraps it in.</summary>
    public static object? Bare(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <summary>The items of a list; null for what is none.</summary>
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
