using System;
using System.Globalization;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Converts dates to months in UTC. A date without a zone means that date. The command checks text itself, for a better error.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MonthAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Piped.Bare(inputData) switch
        {
            DateTime { Kind: DateTimeKind.Local } date => Month.Of(date.ToUniversalTime()),
            DateTime date => date.ToString(Month.Format, CultureInfo.InvariantCulture),
            DateTimeOffset date => Month.Of(date),
            _ => Blank.ToNull(inputData),
        };
}
