using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Tigris.HelpBuilder.Commands;

/// <summary>The parameters' texts: their summaries in the compiled XML documentation.</summary>
internal sealed partial class ParameterTexts(string path)
{
    private readonly Dictionary<string, XElement> _members = XDocument.Load(path).Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>The paragraphs; empty without a text.</summary>
    public IReadOnlyList<string> Of(PropertyInfo property)
    {
        var declaring = property.DeclaringType!;
        var member = _members.GetValueOrDefault($"P:{declaring.FullName}.{property.Name}");
        if (member?.Element("summary") is { } summary)
        {
            return [.. Paragraphs(summary).Where(text => text.Length > 0)];
        }

        // An override without its own text has the text of the base.
        return declaring.BaseType?.GetProperty(property.Name) is { } inherited ? Of(inherited) : [];
    }

    private static IEnumerable<string> Paragraphs(XElement summary)
    {
        yield return Text(summary.Nodes().Where(node => node is not XElement { Name.LocalName: "para" }));
        foreach (var paragraph in summary.Elements("para"))
        {
            yield return Text(paragraph.Nodes());
        }
    }

    private static string Text(IEnumerable<XNode> nodes) => Space().Replace(string.Concat(nodes.Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } reference => Referred(reference),
        XElement { Name.LocalName: "paramref" } reference => reference.Attribute("name")!.Value,
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };

    private static string Referred(XElement reference) =>
        (reference.Attribute("langword") ?? reference.Attribute("cref") ?? reference.Attribute("href")) is { } attribute
            ? attribute.Name == "cref" ? Path.GetExtension(attribute.Value).TrimStart('.') : attribute.Value
            : "";

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
