using System;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;

namespace Tigris.PowerShell.Tests.Samples;

/// <summary>Checks that samples and runbooks parse and document themselves.</summary>
public sealed class SampleTests
{
    public static TheoryData<string> Paths =>
        [.. Directory.EnumerateFiles(Repository.File("samples"), "*.ps1", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Invariant("samples")]
    [Theory]
    [MemberData(nameof(Paths))]
    public void A_sample_parses_and_documents_itself_and_each_parameter(string path)
    {
        var script = Parser.ParseFile(Repository.File(path), out _, out var errors);

        Assert.Empty(errors);
        var help = script.GetHelpContent();
        Assert.False(string.IsNullOrWhiteSpace(help?.Synopsis));
        Assert.False(string.IsNullOrWhiteSpace(help!.Description));
        Assert.NotEmpty(help.Examples);
        Assert.All(script.ParamBlock.Parameters, parameter => Assert.Contains(parameter.Name.VariablePath.UserPath.ToUpperInvariant(), help.Parameters.Keys));
        Assert.NotNull(script.ScriptRequirements.RequiredPSVersion);
    }

    [Invariant("samples")]
    [Theory]
    [MemberData(nameof(Paths))]
    public void A_sample_uses_only_commands_and_parameters_that_exist(string path)
    {
        var script = Parser.ParseFile(Repository.File(path), out _, out _);

        foreach (var command in script.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
        {
            if (command.GetCommandName() is { } name && name.Contains("-Tigris", StringComparison.Ordinal))
            {
                var cmdlet = Assert.Single(Conventions.Surface.Cmdlets, cmdlet => cmdlet.Name == name);
                Assert.All(
                    command.CommandElements.OfType<CommandParameterAst>(),
                    parameter => Assert.Contains(parameter.ParameterName, cmdlet.Parameters.Keys));
            }
        }
    }

    [Invariant("samples")]
    [Theory]
    [MemberData(nameof(Paths))]
    public void A_test_runs_the_sample_in_strict_mode(string path)
    {
        // The base class of the tests of runbooks sets the strict mode.
        var runbooks = Directory.EnumerateFiles(Repository.File("tests", "Tigris.PowerShell.Tests", "Samples"), "*RunbookTest*.cs").Select(File.ReadAllText);
        var tests = new[] { "Tigris.PowerShell.Tests/Samples/ProofTests.cs", "ssh/Test-FanOut.ps1", "pester/Tour.Tests.ps1" }
            .Select(file => File.ReadAllText(Repository.File("tests", file)))
            .Append(string.Concat(runbooks));

        Assert.Contains(tests, test => test.Contains("Set-StrictMode -Version Latest", StringComparison.Ordinal)
            && test.Contains(Path.GetFileNameWithoutExtension(path), StringComparison.Ordinal));
    }
}
