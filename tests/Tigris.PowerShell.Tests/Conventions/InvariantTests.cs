using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>A promise whose test is gone is no promise.</summary>
public sealed partial class InvariantTests
{
    [Theory]
    [InlineData("INVARIANTS.md")]
    [InlineData("SECURITY.md")]
    public void Every_invariant_names_tests_that_exist(string page)
    {
        var sources = Directory.EnumerateFiles(Repository.File("tests"), "*.cs", SearchOption.AllDirectories)
            .ToLookup(path => Path.GetFileName(path).Split('.')[0], File.ReadAllText);

        var named = Tests().Matches(File.ReadAllText(Repository.File(page))).ToArray();

        Assert.InRange(named.Length, 40, 1000);
        Assert.All(named, test => Assert.Contains(
            sources[test.Groups["class"].Value],
            source => source.Contains($" {test.Groups["method"].Value}(", StringComparison.Ordinal)));
    }

    [GeneratedRegex("`(?<class>[A-Za-z0-9]+)\\.(?<method>[A-Z][A-Za-z0-9]*_[A-Za-z0-9_]+)`")]
    private static partial Regex Tests();
}
