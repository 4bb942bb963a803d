using System;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace Tigris.Playground.StandIns;

/// <summary>
/// The engine's package comes without PowerShell's Utility and Management modules. What the tour and a person at the prompt need of them is
/// here, with the parameters that they need; in a real pwsh none of this is used.
/// </summary>
internal static class StandInCommands
{
    /// <summary>
    /// Imports those of an assembly. They pose as the module that they stand in for: parts of the engine, such as completion, call its
    /// commands by their full names.
    /// </summary>
    public const string Import = """
        param($name, $assembly)
        New-Module -Name $name -ArgumentList $assembly -ScriptBlock {
            Import-Module -Assembly $args[0]
            Export-ModuleMember -Cmdlet *
        } | Import-Module -Global
        """;

    /// <summary>The module that they stand in for. What the samples need of AWS.Tools.S3 is in an assembly of its own, for any PowerShell.</summary>
    public const string Module = "Microsoft.PowerShell.Utility";

    /// <summary>Where they are.</summary>
    public static Assembly Assembly { get; } = typeof(StandInCommands).Assembly;

    /// <summary>The names of an assembly's, in order.</summary>
    public static string[] Names(Assembly assembly) => [.. assembly.GetTypes()
        .Select(type => type.GetCustomAttribute<CmdletAttribute>())
        .OfType<CmdletAttribute>()
        .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}")
        .Order(StringComparer.Ordinal)];
}
