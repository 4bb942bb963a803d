using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Region codes: an array, or one text with commas, as in a CSV and on the wire.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RegionListAttribute : ArgumentTransformationAttribute
{
    private static readonly char[] Comma = [','];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Blank.ToNull(inputData) switch
    {
        null => null,
        string text => Split(text),
        IEnumerable many => many.Cast<object?>().SelectMany(one => Split(one?.ToString() ?? "")).ToArray(),
        var other => other,
    };

    private static string[] Split(string text) =>
        [.. text.Split(Comma, StringSplitOptions.RemoveEmptyEntries).Select(code => code.Trim()).Where(code => code.Length > 0)];
}
