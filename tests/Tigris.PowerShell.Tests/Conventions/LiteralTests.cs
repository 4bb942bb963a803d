using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks that the texts for users are in resources.</summary>
public sealed partial class LiteralTests
{
    // The names of the vendor's metrics, units and prices, and the policy of a page.
    private static readonly string[] Data = ["VendorMetrics.cs", "FocusUnits.cs", "ListPrices.cs", "ContentPolicy.cs"];

    // A format, a state in a view, a size that the module also reads, names of the vendor, and parts of HTML.
    private static readonly string[] Values =
    [
        "\"MMMM yyyy\"", "\"In sync\"", "\"no limit\"", "\"Number of \"", "\"Storage used - \"",
        "\"<!DOCTYPE html>\\n\"", "\"light dark\"", "\"notice alarm\"", "\"tag alarm\"",
    ];

    [Fact]
    public void Texts_for_users_are_in_resources() => Assert.Empty(
        new[] { "Tigris.Client", "Tigris.Model", "Tigris.PowerShell", "Tigris.Workflows" }
            .SelectMany(project => Directory.EnumerateFiles(Repository.File("src", project), "*.cs", SearchOption.AllDirectories))
            .Where(path => !Data.Contains(Path.GetFileName(path)))
            .SelectMany(path => Find(File.ReadAllText(path)).Select(text => $"{Path.GetFileName(path)}: {text}")));

    [Theory]
    [InlineData("""throw new TigrisException("It isn't possible.");""", 1)]
    [InlineData("""WriteWarning($"The bucket '{name}' exists.");""", 1)]
    [InlineData("""ServerMessage = "refused all requests",""", 1)]
    [InlineData("""value => $" s (the server is {state})",""", 1)]
    [InlineData("""throw new TigrisException(Messages.NotPossible);""", 0)]
    [InlineData("""throw new InvalidOperationException("The call has no owner.");""", 0)]
    [InlineData("""// It says "not possible" here.""", 0)]
    [InlineData("""/// <summary>A "quoted text of words".</summary>""", 0)]
    [InlineData("""["application/json", "Content-Type"]""", 0)]
    [InlineData("""["two words"]""", 1)]
    [InlineData("""[Cmdlet(VerbsCommon.Get, "two words")]""", 0)]
    public void A_literal_with_words_is_a_text(string code, int expected) => Assert.Equal(expected, Find(code).Count());

    [Fact]
    public void A_sample_in_a_raw_literal_is_not_a_text()
    {
        const string Quotes = "\"\"\"";

        Assert.Empty(Find($"const string Sample = {Quotes}\n  {{\"name\":\"words in a sample\"}}\n  {Quotes};"));
    }

    // An exception about a mistake in the code has no user. Comments and samples in raw literals aren't code.
    private static IEnumerable<string> Find(string code) => Raw().Replace(code, "").Split('\n')
        .Select(line => line.Trim())
        .Where(line => !line.StartsWith("//", StringComparison.Ordinal) && !Defect().IsMatch(line))
        .SelectMany(line => Literal().Matches(Comment().Replace(line, "")).Select(match => match.Value))
        .Where(text => Words().IsMatch(text) && !Values.Contains(text));

    [GeneratedRegex("\"\"\".*?\"\"\"", RegexOptions.Singleline)]
    private static partial Regex Raw();

    [GeneratedRegex(@"new (InvalidOperation|NotSupported|ArgumentOutOfRange|Xml)Exception\(|^\[[A-Z]\w*[(\]]|#pragma")]
    private static partial Regex Defect();

    [GeneratedRegex(@"\s// .*$")]
    private static partial Regex Comment();

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"[A-Za-z']{2,} [a-z]{2,}")]
    private static partial Regex Words();
}
