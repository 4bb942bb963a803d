using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Runspaces;
using Shell = System.Management.Automation.PowerShell;

namespace Tigris.Package.Tests;

/// <summary>What the first import in this process loaded. Later ones find more, because a test made a call.</summary>
public sealed class FirstImport
{
    public FirstImport(Packages packages)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = Shell.Create(runspace);
        shell.AddScript($"Import-Module '{packages.Module}'; Get-Command -Module Tigris").Invoke();
        Loaded = AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && assembly.Location.StartsWith(packages.Module, StringComparison.Ordinal))
            .Select(assembly => Path.GetRelativePath(packages.Module, assembly.Location)).Order(StringComparer.Ordinal).ToArray();
    }

    public IReadOnlyList<string> Loaded { get; }
}
