using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks that all tests host the engine in the same way, with the commands that users have.</summary>
public sealed partial class HostTests
{
    [Fact]
    public void Only_EngineRunspace_creates_a_runspace()
    {
        var creators = Directory.EnumerateFiles(Repository.File("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => Creation().IsMatch(File.ReadAllText(path)))
            .Select(path => Path.GetFileName(path));

        Assert.Equal(["EngineRunspace.cs"], creators);
    }

    [Invariant("runtimes")]
    [Fact]
    public void Each_hosted_engine_sets_its_execution_policy()
    {
        var hosts = new[] { "tests", "samples", "benchmarks", "tools" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.File(folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => Regex.IsMatch(File.ReadAllText(path), @"\bInitialSessionState\.Create|PowerShell\.Create\(\)"))
            .ToList();

        Assert.Equal(["Engine.cs", "EngineRunspace.cs", "Session.cs"], hosts.Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.All(hosts, path => Assert.Contains(".ExecutionPolicy = ExecutionPolicy.Bypass;", File.ReadAllText(path), StringComparison.Ordinal));
    }

    [Fact]
    public void The_engine_has_the_commands_of_pwsh()
    {
        using var engine = new Engine();

        var commands = engine.Run("Get-Command Select-Object, Export-Csv, ConvertFrom-Json, Invoke-RestMethod, Get-ChildItem, Start-Transcript")
            .ThrowIfFailed();

        Assert.Equal(6, commands.Output.Count);
        Assert.All(commands.Texts("Source"), source => Assert.StartsWith("Microsoft.PowerShell.", source, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\bRunspaceFactory\.|\bInitialSessionState\.|Shell\.Create\(\)")]
    private static partial Regex Creation();
}
