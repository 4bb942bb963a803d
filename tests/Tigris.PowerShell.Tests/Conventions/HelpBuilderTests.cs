using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks the help builder and the reference pages that it writes.</summary>
public sealed class HelpBuilderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tigris-help-");

    [Invariant("documentation")]
    [Fact]
    public void The_reference_pages_are_up_to_date()
    {
        var (exitCode, said) = Run(Repository.File("docs"), "--reference-folder", _folder.FullName);

        Assert.True(exitCode == 0, said);
        var kept = Repository.File("docs", "reference");
        Assert.Equal(Files(_folder.FullName), Files(kept));
        Assert.All(Files(kept), file => Assert.True(
            File.ReadAllText(Path.Combine(_folder.FullName, file)) == File.ReadAllText(Path.Combine(kept, file)),
            $"docs/reference/{file} is not what the code says. Run: dotnet build src/Tigris.PowerShell -t:Reference"));
    }

    [Invariant("documentation")]
    [Fact]
    public void The_command_table_of_the_index_is_up_to_date()
    {
        var kept = Repository.File("docs", "README.md");
        var copy = Path.Combine(_folder.FullName, "README.md");
        File.Copy(kept, copy);

        var (exitCode, said) = Run(Repository.File("docs"), "--index", copy);

        Assert.True(exitCode == 0, said);
        Assert.True(
            File.ReadAllText(copy) == File.ReadAllText(kept), "The table in docs/README.md is old. Run: dotnet build src/Tigris.PowerShell -t:Reference");
    }

    [Fact]
    public void A_command_without_a_page_fails_and_names_the_missing_file()
    {
        var docs = CopyOfDocs();
        var page = Path.Combine(docs, "cmdlets", "Get-TigrisUsage.md");
        File.Delete(page);

        var (exitCode, said) = Run(docs);

        Assert.Equal(1, exitCode);
        Assert.Contains($"{page} : error TIGRISHELP: Get-TigrisUsage has no page. Write this file", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_a_command_fails()
    {
        var docs = CopyOfDocs();
        File.Copy(Path.Combine(docs, "cmdlets", "Get-TigrisUsage.md"), Path.Combine(docs, "cmdlets", "Get-TigrisUsages.md"));

        var (exitCode, said) = Run(docs);

        Assert.Equal(1, exitCode);
        Assert.Contains("There is no command Get-TigrisUsages.", said, StringComparison.Ordinal);
    }

    [Invariant("documentation")]
    [Theory]
    [InlineData("## Description", "## Describing", "'## Description' is missing")]
    [InlineData("## Examples", "## Samples", "There are 0 examples; 3 are the least.")]
    [InlineData("../reference/", "../references/", "does not begin with '- [Syntax and parameters]")]
    [InlineData("## Outputs", "## Returns", "'## Outputs' is missing")]
    public void A_page_that_lacks_a_part_fails_and_names_the_part(string part, string replacement, string fault)
    {
        var docs = CopyOfDocs();
        var page = Path.Combine(docs, "cmdlets", "Get-TigrisUsage.md");
        File.WriteAllText(page, File.ReadAllText(page).Replace(part, replacement, StringComparison.Ordinal));

        var (exitCode, said) = Run(docs);

        Assert.Equal(1, exitCode);
        Assert.Contains(fault, said, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string[] Files(string folder) => [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private string CopyOfDocs()
    {
        foreach (var folder in new[] { "cmdlets", "about" })
        {
            var copy = Directory.CreateDirectory(Path.Combine(_folder.FullName, folder)).FullName;
            Directory.EnumerateFiles(Repository.File("docs", folder)).ToList().ForEach(path => File.Copy(path, Path.Combine(copy, Path.GetFileName(path))));
        }

        return _folder.FullName;
    }

    private static (int ExitCode, string Said) Run(string docs, params string[] more)
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
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said);
    }
}
