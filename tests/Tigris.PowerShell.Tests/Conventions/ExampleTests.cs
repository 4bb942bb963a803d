using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>The code on each page works as it is written, from top to bottom.</summary>
[Collection(AloneWithEnvironment.Name)]
public sealed class ExampleTests
{
    public static TheoryData<string> Pages =>
    [
        .. new[] { "cmdlets", "recipes" }.SelectMany(folder => Directory.EnumerateFiles(Repository.File("docs", folder), "*.md"))
            .Select(path => Path.GetRelativePath(Repository.File("docs"), path)),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_examples_of_a_page_run(string page) => await Examples.RunAsync(Read(page), strict: false);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_examples_of_a_page_run_in_strict_mode(string page) => await Examples.RunAsync(Read(page), strict: true);

    private static string Read(string page) => File.ReadAllText(Repository.File("docs", page));
}
