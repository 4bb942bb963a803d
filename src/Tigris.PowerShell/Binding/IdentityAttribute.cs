using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace Tigris.PowerShell;

/// <summary>
/// Reads an identity from a piped object by its property. Without it, the binder would turn an object without the property into text
/// and use that as an id: a CSV with a misspelt header would create organizations named <c>@{...}</c>. A null or empty value becomes
/// empty text, which is refused as the error of its record, so that it never means "all".
/// </summary>
/// <param name="propertyNames">The parameter's name and its aliases.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdentityAttribute(params string[] propertyNames) : RecordArgumentAttribute
{
    /// <summary>The parameter's name and its aliases.</summary>
    public string[] PropertyNames { get; } = propertyNames;

    /// <summary>Treats an object without the property like one with an empty identity, which the command then refuses.</summary>
    public bool Optional { get; set; }

    /// <summary>Returns the names of the properties that the value of a parameter is read from.</summary>
    internal static string[] NamesOf(Type command, string parameter) => command.GetProperty(parameter)!.GetCustomAttribute<IdentityAttribute>()!.PropertyNames;

    private protected override object Convert(object? given)
    {
        var value = Piped.Bare(given);
        return value switch
        {
            null or DBNull => "",
            string => given!,
            ValueType scalar => ExactText.TryRead(scalar, out var text) ? text : throw Inexact(scalar),
            IDictionary table => FromTable(table),
            PSCustomObject or not IEnumerable => FromProperties(PSObject.AsPSObject(given)),
            _ => FromList((IEnumerable)value),
        };
    }

    // A list of one item also binds to a parameter that isn't a list.
    private object FromList(IEnumerable list)
    {
        var items = list.Cast<object?>().Select(Convert).ToArray();
        return items.Length switch
        {
            0 => "",
            1 => items[0],
            _ => items,
        };
    }

    private object FromTable(IDictionary table) => Required(
        PropertyNames
            .Select(name => table.Keys.OfType<string>().FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .Where(key => key is not null)
            .Select(key => table[key!])
            .FirstOrDefault(),
        () => table.Keys.OfType<string>());

    private object FromProperties(PSObject piped) => Required(
        PropertyNames.Select(name => piped.Properties[name]?.Value).FirstOrDefault(value => value is not null),
        () => piped.Properties.Select(property => property.Name));

    private object Required(object? value, Func<IEnumerable<string>> columns) => Piped.Bare(value) switch
    {
        null => Optional ? "" : throw new ArgumentTransformationMetadataException(RowColumns.Missing(PropertyNames, columns())),
        DBNull => "",
        ValueType scalar => ExactText.TryRead(scalar, out var text) ? text : throw Inexact(scalar),
        string => value!,
        IEnumerable list and not (IDictionary or PSCustomObject) => FromList(list),
        var other => throw Inexact(other),
    };

    private ArgumentTransformationMetadataException Inexact(object value) =>
        new(MessageText.Of(Messages.InexactIdentity, PropertyNames[0], value, value.GetType().Name));
}
