using System;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Refuses <c>-Force:$unset</c>: the engine treats a switch with the value null as present.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SwitchValueAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => ExplicitArguments.IsEmpty(inputData)
        ? throw new ArgumentTransformationMetadataException(Messages.EmptySwitch)
        : inputData;
}
