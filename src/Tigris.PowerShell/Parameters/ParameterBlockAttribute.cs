using System;
using System.Diagnostics;

namespace Tigris.PowerShell;

/// <summary>Adds the members of a parameter block to a command or to a base class. The build copies them: see tools/Tigris.ParameterBlocks.</summary>
/// <param name="block">The class that declares the block.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
[Conditional("DESIGN_TIME")]
internal sealed class ParameterBlockAttribute(Type block) : Attribute
{
    public Type Block { get; } = block;
}
