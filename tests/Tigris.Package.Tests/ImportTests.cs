using System;
using System.Collections;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Tigris.EngineHost;

namespace Tigris.Package.Tests;

/// <summary>Imports the unpacked module in a process that loaded no other.</summary>
public sealed class ImportTests : IClassFixture<FirstImport>, IDisposable
{
    private readonly FirstImport _first;
    private readonly Packages _packages;
    private readonly EngineRunspace _runspace = new();

    public ImportTests(Packages packages, FirstImport first)
    {
        _first = first;
        _packages = packages;
        _runspace.Import(packages.Module);
    }

    [Invariant("package")]
    [Fact]
    public void Import_loads_all_that_the_manifest_lists()
    {
        var module = (PSModuleInfo)Assert.Single(Run("Get-Module Tigris")).BaseObject;

        Assert.Equal(Path.Combine(_packages.Module, "Tigris.PowerShell.dll"), module.Path);
        Assert.Equal(Path.Combine(_packages.Module, "Tigris.PowerShell.dll"), module.ImplementingAssembly.Location);
        Assert.InRange(module.ExportedCmdlets.Count, 40, 200);
        Assert.Equal(Commands(), module.ExportedCommands.Keys.Order(StringComparer.Ordinal));
    }

    [Invariant("isolation")]
    [Fact]
    public void Import_loads_neither_the_client_nor_the_workflows() => Assert.Equal(["Tigris.Model.dll", "Tigris.PowerShell.dll"], _first.Loaded);

    [Invariant("package")]
    [Fact]
    public void The_package_contains_the_help()
    {
        Assert.All(Commands(), command => Assert.NotNull(Assert.Single(Run($"Get-Help {command}")).Properties["examples"]));
        Assert.Contains("SHORT DESCRIPTION", Assert.Single(Run("Get-Help about_Tigris")).ToString(), StringComparison.Ordinal);
    }

    [Invariant("package")]
    [Fact]
    public void The_package_contains_the_client()
    {
        // No server listens at the address. The error comes from the client, so that the client and its libraries are loaded.
        Run("$key = [securestring]::new(); 'key'.ToCharArray() | ForEach-Object { $key.AppendChar($_) }");
        Run("Connect-Tigris -ProviderId p -SigningKey $key -Endpoint http://127.0.0.1:9 -UserId admin -MaximumRetryCount 0 -SkipTest");

        Assert.Equal(false, Assert.Single(Run("Test-TigrisConnection")).Properties["Reachable"].Value);
    }

    public void Dispose() => _runspace.Dispose();

    private string[] Commands() => [.. ((IEnumerable)Packages.Manifest(_packages.Module)["CmdletsToExport"]!).Cast<string>().Order(StringComparer.Ordinal)];

    private Collection<PSObject> Run(string script)
    {
        using var shell = _runspace.NewShell(script);
        var output = shell.Invoke();
        Assert.Empty(shell.Streams.Error);
        return output;
    }
}
