using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Compares docs/architecture.md with the projects and the code.</summary>
public sealed partial class ArchitectureTests
{
    private static string Page => File.ReadAllText(Repository.File("docs", "architecture.md"));

    [Invariant("documentation")]
    [Fact]
    public void The_picture_shows_the_references_of_the_projects()
    {
        var shown = Arrow().Matches(Page).Select(match => $"Tigris.{match.Groups["from"].Value} -> Tigris.{match.Groups["to"].Value}");
        var actual = Directory.EnumerateFiles(Repository.File("src"), "*.csproj", SearchOption.AllDirectories).SelectMany(References);

        Assert.Equal(actual.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Invariant("documentation")]
    [Fact]
    public void Each_type_and_folder_on_the_page_exists()
    {
        var existing = new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFileSystemEntries(Repository.File(folder), "*", SearchOption.AllDirectories))
            .Where(path => Directory.Exists(path) || path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet();
        var named = Name().Matches(Page).Select(match => match.Groups["name"].Value).ToArray();

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, existing));
    }

    private static IEnumerable<string> References(string project) => XDocument.Load(project).Descendants("ProjectReference")
        .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
        .Select(reference => ((string)reference.Attribute("Include")!).Split('/', '\\')[^1].Replace(".csproj", "", StringComparison.Ordinal))
        .Select(target => $"{Path.GetFileNameWithoutExtension(project)} -> {target}");

    [GeneratedRegex(@"^ +(?<from>\w+) --> (?<to>\w+)\s*$", RegexOptions.Multiline)]
    private static partial Regex Arrow();

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z]+)`")]
    private static partial Regex Name();
}
