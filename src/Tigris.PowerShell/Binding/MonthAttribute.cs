using System;
using System.Globalization;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Turns dates into months; whether text is one is checked where an error can say more than the binder's.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MonthAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Piped.Bare(inputData) switch
        {
            DateTime date => date.ToString(Month.Format, CultureInfo.InvariantCulture),
            DateTimeOffset date => date.ToString(Month.Format, CultureInfo.InvariantCulture),
            _ => Blank.ToNull(inputData),
        };
}
