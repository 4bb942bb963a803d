using System;

namespace Tigris.PowerShell;

/// <summary>An optional setting of any type. A blank cell counts as a missing value.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BlankAsNullAttribute : CellAttribute
{
    private protected override object? Read(object given) => given;
}

/// <summary>Blank values as the binder passes them.</summary>
internal static class Blank
{
    /// <summary>Returns null for blank text, a null of a database and a null; otherwise, the value.</summary>
    public static object? ToNull(object? value) => ExplicitArguments.IsEmpty(value) ? null : value;
}
