using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Reads region codes from an array, or from one text with commas, as in a CSV and in a request.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RegionListAttribute : CellAttribute
{
    private static readonly char[] Comma = [','];

    private protected override object? Read(object given) => Piped.Bare(given) switch
    {
        IEnumerable many and not string => many.Cast<object?>().SelectMany(CodesOf).ToArray(),
        var one => CodesOf(one),
    };

    // An item that is null or blank comes from a variable that isn't set; without it the list would mean something else.
    private static string[] CodesOf(object? item) =>
        Piped.Bare(item) is string text && text.Split(Comma).Select(code => code.Trim()).ToArray() is var codes && codes.All(code => code.Length > 0)
            ? codes
            : throw new ArgumentTransformationMetadataException(MessageText.Of(Messages.InvalidRegion, item));
}
