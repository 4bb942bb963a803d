using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Converts dates to months in UTC. A date without a zone means that date. The command checks text itself, for a better error.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MonthAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Piped.Bare(inputData) is IEnumerable list and not string ? list.Cast<object?>().Select(Read).ToArray() : Read(inputData);

    private static object? Read(object? given) =>
        Piped.Bare(given) switch
        {
            DateTime { Kind: DateTimeKind.Local } date => Month.Of(date.ToUniversalTime()),
            DateTime date => date.ToString(Month.Format, CultureInfo.InvariantCulture),
            DateTimeOffset date => Month.Of(date),
            _ => Blank.ToNull(given),
        };
}
