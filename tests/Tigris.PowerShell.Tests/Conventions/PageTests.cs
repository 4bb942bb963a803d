using System;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks that each command has a complete page, which the index lists.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Names => Surface.Names;

    [Invariant("documentation")]
    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_has_its_sections_and_three_examples(string name)
    {
        Assert.True(File.Exists(Surface.Page(name)), $"{name} has no page in docs/cmdlets.");
        var page = Surface.ReadPage(name);

        Assert.StartsWith($"# {name}\n", page, StringComparison.Ordinal);
        Assert.All(new[] { "## Description", "## Examples", "## Notes", "## Outputs", "## Related" }, section => Assert.Contains($"\n{section}\n", page, StringComparison.Ordinal));
        Assert.InRange(Examples.Of(page[page.IndexOf("## Examples", StringComparison.Ordinal)..]).Count(), 3, 20);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_index_links_to_the_page(string name)
    {
        Assert.Contains("(docs/README.md#commands)", File.ReadAllText(Repository.File("README.md")), StringComparison.Ordinal);
        Assert.Contains($"(cmdlets/{name}.md)", File.ReadAllText(Repository.File("docs", "README.md")), StringComparison.Ordinal);
    }
}
