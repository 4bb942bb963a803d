using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks the help builder and the parts of the pages that it writes.</summary>
public sealed class HelpBuilderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tigris-help-");

    [Invariant("documentation")]
    [Fact]
    public void The_generated_parts_of_the_pages_are_up_to_date()
    {
        var docs = CopyOfDocs();

        var (exitCode, output) = Run(docs, "--reference");

        Assert.True(exitCode == 0, output);
        Assert.All(Directory.EnumerateFiles(docs, "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(docs, file)), file => Assert.True(
            File.ReadAllText(Path.Combine(docs, file)) == File.ReadAllText(Repository.File("docs", file)),
            $"docs/{file} differs from the code. Run: dotnet build src/Tigris.PowerShell -t:Reference"));
    }

    [Fact]
    public void A_new_page_gets_its_generated_part()
    {
        var docs = CopyOfDocs();
        var page = Path.Combine(docs, "cmdlets", "Get-TigrisUsage.md");
        var complete = File.ReadAllText(page);
        File.WriteAllText(page, complete[..complete.IndexOf("\n<!-- The rest is generated", StringComparison.Ordinal)]);

        Run(docs, "--reference");

        Assert.Equal(complete, File.ReadAllText(page));
    }

    [Fact]
    public void A_command_without_a_page_fails_and_names_the_missing_file()
    {
        var docs = CopyOfDocs();
        var page = Path.Combine(docs, "cmdlets", "Get-TigrisUsage.md");
        File.Delete(page);

        var (exitCode, output) = Run(docs);

        Assert.Equal(1, exitCode);
        Assert.Contains($"{page} : error TIGRISHELP: Get-TigrisUsage has no page. Write this file", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_a_command_fails()
    {
        var docs = CopyOfDocs();
        File.Copy(Path.Combine(docs, "cmdlets", "Get-TigrisUsage.md"), Path.Combine(docs, "cmdlets", "Get-TigrisUsages.md"));

        var (exitCode, output) = Run(docs);

        Assert.Equal(1, exitCode);
        Assert.Contains("There is no command Get-TigrisUsages.", output, StringComparison.Ordinal);
    }

    [Invariant("documentation")]
    [Theory]
    [InlineData("## Description", "## Describing", "'## Description' is missing")]
    [InlineData("## Examples", "## Samples", "There are 0 examples; 3 are the least.")]
    [InlineData("## Related", "## Relatives", "'## Related' is missing")]
    [InlineData("## Outputs", "## Returns", "'## Outputs' is missing")]
    public void A_page_that_lacks_a_part_fails_and_names_the_part(string part, string replacement, string fault)
    {
        var docs = CopyOfDocs();
        var page = Path.Combine(docs, "cmdlets", "Get-TigrisUsage.md");
        File.WriteAllText(page, File.ReadAllText(page).Replace(part, replacement, StringComparison.Ordinal));

        var (exitCode, output) = Run(docs);

        Assert.Equal(1, exitCode);
        Assert.Contains(fault, output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string CopyOfDocs()
    {
        File.Copy(Repository.File("docs", "README.md"), Path.Combine(_folder.FullName, "README.md"));
        foreach (var folder in new[] { "cmdlets", "about" })
        {
            var copy = Directory.CreateDirectory(Path.Combine(_folder.FullName, folder)).FullName;
            Directory.EnumerateFiles(Repository.File("docs", folder)).ToList().ForEach(path => File.Copy(path, Path.Combine(copy, Path.GetFileName(path))));
        }

        return _folder.FullName;
    }

    private static (int ExitCode, string Output) Run(string docs, params string[] more)
    {
        // The build of these tests also builds it, in the same configuration.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true };
        string[] arguments =
        [
            Repository.File("artifacts", "bin", "Tigris.HelpBuilder", configuration, "Tigris.HelpBuilder.dll"),
            "--assembly", Repository.File("artifacts", "bin", "Tigris.PowerShell", configuration, "Tigris.PowerShell.dll"),
            "--docs", docs,
            .. more,
        ];
        arguments.ToList().ForEach(start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var output = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
