using System;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// A number of bytes. <c>100GB</c> works as a literal and as text, as in all of PowerShell; an empty cell of a CSV is not 0, which would
/// lift a limit.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SizeAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (Blank.ToNull(inputData) is not { } given)
        {
            return null;
        }

        return Size.TryRead(given, out var bytes)
            ? bytes
            : throw new ArgumentTransformationMetadataException(Text.Of(Messages.InvalidSize, given));
    }
}
