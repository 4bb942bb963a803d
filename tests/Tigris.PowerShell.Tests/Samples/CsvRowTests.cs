using System;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;

namespace Tigris.PowerShell.Tests.Samples;

/// <summary>Checks that no CSV file of a sample contains formulas.</summary>
public sealed class CsvRowTests : EmulatorTest
{
    private const string Filter = "ConvertTo-CsvRow";

    public static TheoryData<string> Writers =>
    [
        .. Directory.EnumerateFiles(Repository.File("samples"), "*.ps1", SearchOption.AllDirectories)
            .Where(path => File.ReadAllText(path).Contains("Export-Csv -", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(Repository.Root, path)),
    ];

    [Invariant("samples")]
    [Theory]
    [MemberData(nameof(Writers))]
    public void Each_CSV_goes_through_the_filter(string path)
    {
        var script = Parser.ParseFile(Repository.File(path), out _, out _);

        var exports = script.FindAll(node => node is PipelineAst pipeline && Names(pipeline).Contains("Export-Csv"), searchNestedScriptBlocks: true).Cast<PipelineAst>().ToArray();

        Assert.NotEmpty(exports);
        Assert.All(exports, pipeline => Assert.Equal([Filter, "Export-Csv"], Names(pipeline).TakeLast(2)));
    }

    [Invariant("samples")]
    [Theory]
    [MemberData(nameof(Writers))]
    public void A_formula_gets_an_apostrophe_and_no_other_text_changes(string path)
    {
        var script = Parser.ParseFile(Repository.File(path), out _, out _);
        var filter = script.Find(node => node is FunctionDefinitionAst { Name: Filter }, searchNestedScriptBlocks: true)!.Extent.Text;
        string[] dangerous = ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\tx", "\rx", "\nx", " =1", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF201"];
        string[] harmless = ["acme", "a=b", "1-2", "", "x@y.example", "'=1"];
        Engine.Set("texts", dangerous.Concat(harmless).ToArray());

        var rows = Run($"Set-StrictMode -Version Latest; {filter}; $texts | ForEach-Object {{ [pscustomobject]@{{ Text = $_; Number = -1.5d; List = @('a', 'b'); None = $null }} }} | {Filter}").ThrowIfFailed();

        Assert.Equal([.. dangerous.Select(text => "'" + text), .. harmless], rows.Texts("Text"));
        Assert.All(rows.Values("Number"), number => Assert.Equal(-1.5m, number));
        Assert.All(rows.Texts("List"), list => Assert.Equal("a; b", list));
    }

    private static string[] Names(PipelineAst pipeline) =>
        [.. pipeline.PipelineElements.OfType<CommandAst>().Select(command => command.GetCommandName() ?? "")];
}
