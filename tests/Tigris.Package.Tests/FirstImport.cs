using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Tigris.EngineHost;

namespace Tigris.Package.Tests;

/// <summary>The assemblies that the first import in this process loaded. A later import finds more, because a test made a call.</summary>
public sealed class FirstImport
{
    public FirstImport(Packages packages)
    {
        using var runspace = new EngineRunspace();
        runspace.Import(packages.Module);
        using var shell = runspace.NewShell("Get-Command -Module Tigris");
        shell.Invoke();
        Loaded = AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && assembly.Location.StartsWith(packages.Module, StringComparison.Ordinal))
            .Select(assembly => Path.GetRelativePath(packages.Module, assembly.Location)).Order(StringComparer.Ordinal).ToArray();
    }

    public IReadOnlyList<string> Loaded { get; }
}
