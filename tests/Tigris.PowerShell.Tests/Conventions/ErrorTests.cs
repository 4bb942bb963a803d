using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks that each error has a next step.</summary>
public sealed partial class ErrorTests
{
    [Invariant("error-help")]
    [Fact]
    public void Every_error_id_in_the_code_has_a_next_step()
    {
        var texts = XDocument.Load(Repository.File("src", "Tigris.PowerShell", "Messages.resx")).Root!
            .Elements("data").Select(data => (string)data.Attribute("name")!).ToHashSet(StringComparer.Ordinal);
        var sources = new[] { "Tigris.PowerShell", "Tigris.Workflows", "Tigris.Model", "Tigris.Client" }
            .SelectMany(project => Directory.EnumerateFiles(Repository.File("src", project), "*.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText)
            .ToArray();

        var ids = sources.SelectMany(text => ArgumentErrors().Matches(text)).Select(match => match.Groups["id"].Value)
            .Concat(sources.SelectMany(text => Classified().Matches(text)).Select(match => match.Groups["id"].Value))
            .Distinct()
            .ToArray();

        Assert.Contains("InvalidMonth", ids);
        Assert.Contains("OutcomeUnknown", ids);
        Assert.All(ids, id => Assert.Contains("NextStep_" + id, texts));
    }

    [GeneratedRegex("new Tigris(?:Argument|File)Exception\\(\\s*\"(?<id>[A-Za-z]+)\"|base\\(\"(?<id>Invalid[A-Za-z]+)\"")]
    private static partial Regex ArgumentErrors();

    [GeneratedRegex("=> \\(\"(?<id>[A-Za-z]+)\", ErrorCategory")]
    private static partial Regex Classified();
}
