using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Names of enumerations that JSON holds as numbers.</summary>
internal static class EnumName
{
    /// <summary>Returns the name for the number of an enumeration, or for each in a list; otherwise, the value.</summary>
    /// <param name="item">An object that has the name of a type of this module, such as one from ConvertFrom-Json.</param>
    /// <param name="property">The property of that type.</param>
    /// <param name="value">The value of the property.</param>
    public static object Of(PSObject item, string property, object value) => item.BaseObject is PSCustomObject && TypeOf(item, property) is { } type
        ? Piped.Bare(value) switch
        {
            int or long => NameOf(type, Piped.Bare(value)!),
            IEnumerable list and not string => list.Cast<object>().Select(element => NameOf(type, Piped.Bare(element)!)).ToArray(),
            _ => value,
        }
        : value;

    private static object NameOf(Type type, object number) =>
        number is int or long && Enum.ToObject(type, number) is var named && Enum.IsDefined(type, named) ? named.ToString() : number;

    private static Type? TypeOf(PSObject item, string property)
    {
        var name = item.TypeNames[0];
        var declared = (typeof(Organization).Assembly.GetType(name) ?? typeof(EnumName).Assembly.GetType(name))?.GetProperty(property)?.PropertyType;
        var element = declared is { IsGenericType: true } ? declared.GetGenericArguments()[0] : declared?.GetElementType() ?? declared;
        return element?.IsEnum == true ? element : null;
    }
}
