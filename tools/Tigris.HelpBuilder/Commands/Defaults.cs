using System;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace Tigris.HelpBuilder.Commands;

/// <summary>The values of parameters that are not given.</summary>
internal static class Defaults
{
    public static string? Of(Type cmdlet, PropertyInfo property) => property.GetValue(Activator.CreateInstance(cmdlet)) switch
    {
        SwitchParameter => "False",
        string { Length: > 0 } text => text,
        Uri address => address.AbsoluteUri,
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
