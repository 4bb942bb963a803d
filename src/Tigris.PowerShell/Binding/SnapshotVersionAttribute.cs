using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// Versions are text. A whole number is taken as its digits; a number with a fraction has lost digits already (a JSON reader or a
/// spreadsheet took it for a double), and would name another snapshot, or none.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SnapshotVersionAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Piped.Bare(inputData) switch
        {
            double or float => throw new ArgumentTransformationMetadataException(Text.Of(Messages.VersionRounded, inputData)),
            string => inputData,
            IEnumerable many => many.Cast<object>().Select(one => Transform(engineIntrinsics, one)).ToArray(),
            _ => inputData,
        };
}
