using System;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A secret as this module gives it, or as text where it comes from a file; an empty one is none.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Piped.Bare(Blank.ToNull(inputData)) is string text ? PlainSecret.Hide(text) : Blank.ToNull(inputData);
}
