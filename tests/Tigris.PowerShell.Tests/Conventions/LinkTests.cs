using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks the links in the documentation.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(new[] { "docs", "samples" }.SelectMany(folder => Directory.EnumerateFiles(Repository.File(folder), "*.md", SearchOption.AllDirectories)))
            .Select(path => Path.GetRelativePath(Repository.Root, path)),
    ];

    [Invariant("documentation")]
    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_to_a_file_and_its_heading(string page)
    {
        var path = Repository.File(page);
        foreach (var link in Targets(File.ReadAllText(path)))
        {
            var parts = link.Split('#', 2);
            var target = parts[0].Length == 0 ? path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, parts[0]));
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{page} leads to {link}, which is not there.");
            if (parts.Length == 2)
            {
                Assert.True(Anchors(File.ReadAllText(target)).Contains(parts[1]), $"{page} leads to {link}; that page has no such heading.");
            }
        }
    }

    private static IEnumerable<string> Targets(string page) => Links().Matches(Fences().Replace(page, ""))
        .Select(match => match.Groups["target"].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal));

    // GitHub derives anchors from headings like this.
    private static HashSet<string> Anchors(string page) => [.. Headings().Matches(Fences().Replace(page, "")).Select(match =>
        NoAnchor().Replace(match.Groups["title"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex("^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex("^#+ (?<title>.*)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}
