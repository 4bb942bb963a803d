using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// Takes an identity out of a piped object by its property. Without it the binder would turn an object that lacks the property into text
/// and use that as an id: a CSV with a misspelt header would create organizations named <c>@{...}</c>.
/// </summary>
/// <param name="propertyNames">The parameter's name and its aliases.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdentityAttribute(params string[] propertyNames) : ArgumentTransformationAttribute
{
    /// <summary>The parameter's name and its aliases.</summary>
    public string[] PropertyNames { get; } = propertyNames;

    /// <summary>Takes an object without the property for one without the identity, which the command then refuses by itself.</summary>
    public bool Optional { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = Piped.Bare(inputData);
        return value switch
        {
            null => Required(null),
            string or ValueType => inputData,
            IDictionary table => FromTable(table),
            PSCustomObject or not IEnumerable => FromProperties(PSObject.AsPSObject(inputData)),
            _ => ((IEnumerable)value).Cast<object>().Select(item => Transform(engineIntrinsics, item)).ToArray(),
        };
    }

    private object FromTable(IDictionary table) => Required(PropertyNames
        .Select(name => table.Keys.OfType<string>().FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)))
        .Where(key => key is not null)
        .Select(key => table[key!])
        .FirstOrDefault());

    private object FromProperties(PSObject piped) =>
        Required(PropertyNames.Select(name => piped.Properties[name]?.Value).FirstOrDefault(value => value is not null));

    private object Required(object? value) =>
        value ?? (Optional ? "" : null) ?? throw new ArgumentTransformationMetadataException(Text.Of(Messages.NoIdentity, PropertyNames[0]));
}
