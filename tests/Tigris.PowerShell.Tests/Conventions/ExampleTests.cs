using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>
/// Runs the code on each page unchanged, from top to bottom. Blocks that install the module run in the tests of the package.
/// </summary>
[Collection(AloneWithEnvironment.Name)]
public sealed class ExampleTests
{
    private static readonly Dictionary<string, string> NotRun = new()
    {
        ["docs/azure-automation.md"] = "Its commands are those of Azure. Its runbooks run in RunbookTests.",
    };

    public static TheoryData<string> Pages => ["README.md", .. PagesWithCode().Where(page => !NotRun.ContainsKey(page))];

    public static TheoryData<string> PagesThatDoNotRun => [.. NotRun.Keys];

    [Invariant("documentation")]
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_examples_of_a_page_run(string page) => await RunAsync(page, strict: false);

    [Invariant("documentation")]
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_examples_of_a_page_run_in_strict_mode(string page) => await RunAsync(page, strict: true);

    [Theory]
    [MemberData(nameof(PagesThatDoNotRun))]
    public void Code_that_cannot_run_parses_and_names_existing_commands_and_parameters(string page)
    {
        Assert.Contains(page, PagesWithCode());
        foreach (var script in Examples.Of(File.ReadAllText(Repository.File(page))))
        {
            var parsed = Parser.ParseInput(script, out _, out var errors);

            Assert.Empty(errors);
            foreach (var command in parsed.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>()
                .Where(command => command.GetCommandName()?.Contains("-Tigris", StringComparison.Ordinal) == true))
            {
                Assert.All(
                    command.CommandElements.OfType<CommandParameterAst>(),
                    parameter => Assert.Contains(parameter.ParameterName, Surface.Cmdlet(command.GetCommandName()).Parameters.Keys));
            }
        }
    }

    private static IEnumerable<string> PagesWithCode() => Directory.EnumerateFiles(Repository.File("docs"), "*.md", SearchOption.AllDirectories)
        .Where(path => Examples.Of(File.ReadAllText(path)).Any())
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'));

    private static Task RunAsync(string page, bool strict) => Examples.RunAsync(
        File.ReadAllText(Repository.File(page)),
        hasTenants: page == "README.md" || page.StartsWith("docs/about/", StringComparison.Ordinal),
        strict);
}
