using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>
/// Runs the code on each page unchanged, from top to bottom. docs/azure-automation.md isn't included: its commands belong to Azure, and its
/// runbooks run in RunbookTests.
/// </summary>
[Collection(AloneWithEnvironment.Name)]
public sealed class ExampleTests
{
    public static TheoryData<string> Pages =>
    [
        "README.md",
        .. new[] { "cmdlets", "recipes", "about" }.SelectMany(folder => Directory.EnumerateFiles(Repository.File("docs", folder), "*.md"))
            .Where(path => Examples.Of(File.ReadAllText(path)).Any())
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')),
    ];

    [Invariant("documentation")]
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_examples_of_a_page_run(string page) => await RunAsync(page, strict: false);

    [Invariant("documentation")]
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_examples_of_a_page_run_in_strict_mode(string page) => await RunAsync(page, strict: true);

    private static Task RunAsync(string page, bool strict) => Examples.RunAsync(
        File.ReadAllText(Repository.File(page)),
        hasTenants: page == "README.md" || page.StartsWith("docs/about/", System.StringComparison.Ordinal),
        strict);
}
