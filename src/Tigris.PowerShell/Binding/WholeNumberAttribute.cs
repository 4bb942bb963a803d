using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A count, a number of days or seconds, or a list of them. A value that is not exactly a whole number is refused.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WholeNumberAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Piped.Bare(inputData) is IEnumerable list and not string
            ? list.Cast<object?>().Select(Read).ToArray()
            : Read(inputData);

    private static object Read(object? given) => WholeNumber.TryRead(given, out var number)
        ? number
        : throw new ArgumentTransformationMetadataException(MessageText.Of(Messages.InvalidNumber, given));
}
