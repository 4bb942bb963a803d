using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A path, or a list of paths. A null or blank path is refused, and so is a row without a property for the path.</summary>
/// <param name="propertyNames">The properties of a row that hold its path.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PathCellAttribute(params string[] propertyNames) : RecordArgumentAttribute
{
    /// <summary>The properties of a row that hold its path.</summary>
    public string[] PropertyNames { get; } = propertyNames;

    private protected override object? Convert(object? given) =>
        IsPath(given) || (Piped.Bare(given) is IEnumerable list and not string && list.Cast<object?>().ToArray() is { Length: > 0 } items && items.All(IsPath))
            ? given
            : throw new ArgumentTransformationMetadataException(Messages.NotPath);

    private bool IsPath(object? given) => !ExplicitArguments.IsEmpty(given) && Piped.Bare(given) switch
    {
        PSCustomObject => PropertyNames.Any(name => ((PSObject)given!).Properties[name] is not null),
        string => true,
        var other => other is not IEnumerable,
    };
}
