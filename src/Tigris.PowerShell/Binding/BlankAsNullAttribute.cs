using System;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>An empty cell of a CSV means that nothing was given, for any type of parameter.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BlankAsNullAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Blank.ToNull(inputData);
}

/// <summary>What an empty cell of a CSV looks like to the binder.</summary>
internal static class Blank
{
    public static object? ToNull(object? value) =>
        Piped.Bare(value) is string text && string.IsNullOrWhiteSpace(text) ? null : value;
}
