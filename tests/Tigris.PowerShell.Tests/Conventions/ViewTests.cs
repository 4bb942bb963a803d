using System;
using System.Linq;
using System.Xml.Linq;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Everything that comes out has a form.</summary>
public sealed class ViewTests
{
    private static readonly XElement[] Views = [.. XDocument.Load(Repository.File("module", "Tigris.Format.ps1xml")).Descendants("View")];

    public static TheoryData<string> OutputTypes =>
    [
        .. Surface.Cmdlets
            .SelectMany(cmdlet => cmdlet.OutputType)
            .Select(output => output.Type.FullName!)
            .Where(type => type.StartsWith("Tigris.", StringComparison.Ordinal))
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(OutputTypes))]
    public void An_output_type_has_a_table_and_a_list(string type)
    {
        Assert.Contains(Views, view => Selects(view, type) && view.Element("TableControl") is not null);
        Assert.Contains(Views, view => Selects(view, type) && view.Element("ListControl") is not null);
    }

    [Fact]
    public void No_view_shows_a_secret() =>
        Assert.All(
            Views.Descendants("PropertyName").Concat(Views.Descendants("ScriptBlock")),
            element => Assert.DoesNotMatch("SecretAccessKey|Credential|Password|Token", element.Value));

    private static bool Selects(XElement view, string type) =>
        view.Element("ViewSelectedBy")!.Elements("TypeName").Any(name => name.Value == type);
}
