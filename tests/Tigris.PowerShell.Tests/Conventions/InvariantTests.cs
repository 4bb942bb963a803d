using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks that each rule in INVARIANTS.md has a test, and that each test of a rule names a rule that exists.</summary>
public sealed partial class InvariantTests(ITestOutputHelper log)
{
    private const int LongestPage = 8000;

    private static string Page => File.ReadAllText(Repository.File("INVARIANTS.md"));

    [Fact]
    public void Each_rule_has_a_test()
    {
        var tests = Invariants.Marks().Where(mark => mark.IsTest).ToLookup(mark => mark.Rule, mark => mark.Place);

        Assert.All(Invariants.Rules(Page), rule =>
        {
            log.WriteLine($"{rule}\n  {string.Join("\n  ", tests[rule].Order(StringComparer.Ordinal))}");
            Assert.NotEmpty(tests[rule]);
        });
    }

    [Fact]
    public void Each_mark_is_on_a_test_and_names_a_rule()
    {
        var rules = Invariants.Rules(Page).ToHashSet();
        var wrong = Invariants.Marks().Where(mark => !mark.IsTest || !rules.Contains(mark.Rule));

        Assert.NotEmpty(rules);
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_page_is_short_and_its_ids_are_distinct()
    {
        var rules = Invariants.Rules(Page).ToArray();
        var items = Page.Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal));

        Assert.InRange(Encoding.UTF8.GetByteCount(Page), 1, LongestPage);
        Assert.Equal(rules.Distinct(), rules);
        Assert.Equal(items, rules.Length);
    }

    [Theory]
    [InlineData("[Fact]", true)]
    [InlineData("[Theory]", true)]
    [InlineData("[Fact(Timeout = 10)]", true)]
    [InlineData("[Fact(Skip = \"x\", SkipUnless = nameof(IsLinux))]", true)]
    [InlineData("[Fact(Skip = \"x\")]", false)]
    [InlineData("[Fact(Explicit = true)]", false)]
    [InlineData("", false)]
    public void A_method_is_a_test_if_the_runner_executes_it(string attribute, bool expected)
    {
        var marks = Invariants.InCSharp($$"""class A { [Invariant("x")] [Invariant("y")] {{attribute}} public void B() { } }""");

        Assert.Equal([new("x", "A.B", expected), new("y", "A.B", expected)], marks);
    }

    [Fact]
    public void A_mark_in_a_comment_does_not_count() => Assert.Empty(Invariants.InCSharp("class A { // [Invariant(\"x\")]\n [Fact] public void B() { } }"));

    [Theory]
    [InlineData("It 'works' -Tag Invariant:x { }", true)]
    [InlineData("It 'works' -Tag 'Slow', 'Invariant:x' { }", true)]
    [InlineData("Describe 'it' -Tag Invariant:x { }", false)]
    public void A_Pester_tag_marks_a_test_on_It_only(string block, bool expected)
    {
        var mark = Assert.Single(Invariants.InPester($"Describe 'All' {{ {block} }}"));

        Assert.Equal(("x", expected), (mark.Rule, mark.IsTest));
    }

    [Fact]
    public void Each_test_that_the_security_page_names_exists()
    {
        var sources = Directory.EnumerateFiles(Repository.File("tests"), "*.cs", SearchOption.AllDirectories)
            .ToLookup(path => Path.GetFileName(path).Split('.')[0], File.ReadAllText);

        var named = NamedTest().Matches(File.ReadAllText(Repository.File("SECURITY.md"))).ToArray();

        Assert.InRange(named.Length, 40, 1000);
        Assert.All(named, test => Assert.Contains(
            sources[test.Groups["class"].Value],
            source => source.Contains($" {test.Groups["method"].Value}(", StringComparison.Ordinal)));
    }

    [GeneratedRegex("`(?<class>[A-Za-z0-9]+)\\.(?<method>[A-Z][A-Za-z0-9]*_[A-Za-z0-9_]+)`")]
    private static partial Regex NamedTest();
}
