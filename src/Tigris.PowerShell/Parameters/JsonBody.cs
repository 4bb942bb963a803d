using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;

namespace Tigris.PowerShell;

/// <summary>
/// Converts hashtables, objects, arrays and scalars into the plain graph that the client writes as JSON. A value without an exact form
/// in JSON is refused: nothing is dropped, and no type name is sent in place of a value.
/// </summary>
internal static class JsonBody
{
    // Enough for any document of this API. The limit also ends the conversion of an object that contains itself.
    private const int DeepestLevel = 32;

    /// <summary>Converts a value with all its members.</summary>
    /// <param name="value">The value.</param>
    /// <param name="required">The name of a member that must not be null if a hashtable has it.</param>
    /// <exception cref="TigrisArgumentException">A part of the value has no exact form in JSON, or the value is nested too deeply.</exception>
    public static object? Of(object? value, string? required = null) => Of(value, "", 0, required);

    /// <summary>Returns a scalar as the text of a query parameter.</summary>
    /// <exception cref="TigrisArgumentException">The value is null, a list or an object.</exception>
    public static string TextOf(object? value, string name) => Of(value) switch
    {
        null => throw new TigrisArgumentException("InvalidQuery", MessageText.Of(Messages.QueryNull, name), name),
        bool truth => truth ? "true" : "false",
        IEnumerable and not string => throw new TigrisArgumentException("InvalidQuery", MessageText.Of(Messages.QueryNotScalar, name), name),
        var scalar => Convert.ToString(scalar, CultureInfo.InvariantCulture)!,
    };

    private static object? Of(object? value, string at, int level, string? required)
    {
        if (level > DeepestLevel)
        {
            throw Refused(at, MessageText.Of(Messages.JsonTooDeep, DeepestLevel));
        }

        var wrapped = value as PSObject;
        var bare = ReferenceEquals(value, AutomationNull.Value) ? null : wrapped?.BaseObject ?? value;
        if (bare is null)
        {
            return null;
        }

        return JsonScalar.TryRead(bare, out var scalar, at) ? scalar : bare switch
        {
            IDictionary table => OfTable(table, at, level, required),
            IEnumerable list when JsonScalar.IsList(list) =>
                list.Cast<object?>().Select((item, index) => Of(item, $"{at}[{index}]", level + 1, required)).ToList(),
            var other when JsonScalar.IsObject(other) => OfProperties(wrapped ?? PSObject.AsPSObject(other), at, level, required),
            var other => throw Refused(at, MessageText.Of(Messages.JsonNoForm, other.GetType().FullName)),
        };
    }

    private static Dictionary<string, object?> OfTable(IDictionary table, string at, int level, string? required)
    {
        // A graph from JSON may contain null if its author wrote null.
        var refused = table is IDictionary<string, object?> ? null : required;
        var members = new Dictionary<string, object?>();
        foreach (DictionaryEntry entry in table)
        {
            var name = Piped.Bare(entry.Key) switch
            {
                string text => text,
                ValueType key when ExactText.TryRead(key, out var text) => text,
                var key => throw Refused(at, MessageText.Of(Messages.JsonKey, key)),
            };
            if (members.ContainsKey(name))
            {
                throw Refused(At(at, name), Messages.JsonTwice);
            }

            members[name] = Of(entry.Value, At(at, name), level + 1, required) is { } member ? member
                : name.Equals(refused, StringComparison.OrdinalIgnoreCase) ? throw Refused(At(at, name), Messages.JsonNull) : null;
        }

        // The order of @{ } differs between processes. Sorted, the same table has the same text and the same hash.
        return table.GetType() == typeof(Hashtable)
            ? members.OrderBy(member => member.Key, StringComparer.Ordinal).ToDictionary(member => member.Key, member => member.Value)
            : members;
    }

    private static Dictionary<string, object?> OfProperties(PSObject item, string at, int level, string? required)
    {
        var members = new Dictionary<string, object?>();
        foreach (var property in item.Properties.Where(property => property.IsGettable))
        {
            members[property.Name] = Of(ValueOf(property, At(at, property.Name)), At(at, property.Name), level + 1, required);
        }

        return members;
    }

    private static object? ValueOf(PSPropertyInfo property, string at)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException exception)
        {
            throw Refused(at, exception.Message, exception);
        }
    }

    private static string At(string at, string name) => at.Length == 0 ? name : $"{at}.{name}";

    internal static TigrisArgumentException Refused(string at, string reason, Exception? inner = null) =>
        new("InvalidBody", MessageText.Of(Messages.InvalidBody, at.Length == 0 ? "$" : at, reason), null, inner);
}
