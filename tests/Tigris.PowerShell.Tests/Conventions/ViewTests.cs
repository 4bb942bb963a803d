using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks that each output type has views.</summary>
public sealed class ViewTests
{
    private static readonly string[] Files = Directory.GetFiles(Repository.File("module", "Formats"));

    private static readonly XElement[] Views = [.. Files.SelectMany(file => XDocument.Load(file).Descendants("View"))];

    public static TheoryData<string> OutputTypes =>
    [
        .. Surface.Cmdlets
            .SelectMany(cmdlet => cmdlet.OutputType)
            .Select(output => output.Type.FullName!)
            .Where(type => type.StartsWith("Tigris.", StringComparison.Ordinal))
            .Distinct(),
    ];

    [Invariant("views")]
    [Theory]
    [MemberData(nameof(OutputTypes))]
    public void An_output_type_has_a_table_and_a_list(string type)
    {
        Assert.Contains(Views, view => Selects(view, type) && view.Element("TableControl") is not null);
        Assert.Contains(Views, view => Selects(view, type) && view.Element("ListControl") is not null);
    }

    [Invariant("views")]
    [Fact]
    public void Every_view_ships_as_it_is_written()
    {
        var staged = XDocument.Load(Path.ChangeExtension(Repository.Manifest, ".Format.ps1xml")).Descendants("View").ToArray();

        Assert.Equal(Views.Length, staged.Length);
        Assert.All(Views, view => Assert.Contains(staged, other => XNode.DeepEquals(view, other)));
    }

    [Invariant("secret-shown")]
    [Fact]
    public void No_view_shows_a_secret() =>
        Assert.All(
            Views.Descendants("PropertyName").Concat(Views.Descendants("ScriptBlock")),
            element => Assert.DoesNotMatch("SecretAccessKey|Credential|Password|Token", element.Value));

    private static bool Selects(XElement view, string type) =>
        view.Element("ViewSelectedBy")!.Elements("TypeName").Any(name => name.Value == type);
}
