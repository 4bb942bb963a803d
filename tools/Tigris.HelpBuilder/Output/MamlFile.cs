using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Tigris.HelpBuilder.Commands;
using Tigris.HelpBuilder.Pages;

namespace Tigris.HelpBuilder.Output;

/// <summary>The help of all commands in the form that Get-Help reads.</summary>
internal static class MamlFile
{
    private const int TitleWidth = 75;

    private static readonly XNamespace Help = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Cmd = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static void Write(string path, IEnumerable<(Command Command, CommandPage Page)> commands)
    {
        var root = new XElement(
            Help + "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Cmd),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            commands.Select(entry => Item(entry.Command, entry.Page)));
        using var writer = XmlWriter.Create(path, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        root.Save(writer);
    }

    private static XElement Item(Command command, CommandPage page) => new(
        Cmd + "command",
        new XElement(
            Cmd + "details",
            new XElement(Cmd + "name", command.Name),
            new XElement(Cmd + "verb", command.Verb),
            new XElement(Cmd + "noun", command.Noun),
            Paragraphs("description", [page.Synopsis])),
        Paragraphs("description", page.Description),
        new XElement(Cmd + "syntax", command.ParameterSets.Select(set => new XElement(
            Cmd + "syntaxItem", new XElement(Maml + "name", command.Name), set.Parameters.Select(parameter => Parameter(parameter, inSyntax: true))))),
        new XElement(Cmd + "parameters", command.Parameters.Select(parameter => Parameter(parameter, inSyntax: false))),
        new XElement(Cmd + "inputTypes", Inputs.Of(command).Select(input => Typed("inputType", input.Type, [input.Text]))),
        new XElement(Cmd + "returnValues", command.OutputTypes.Select((type, index) => Typed("returnValue", type, index == 0 ? page.Outputs : []))),
        new XElement(Maml + "alertSet", Paragraphs("alert", page.Notes)),
        new XElement(Cmd + "examples", page.Examples.Select(Example)),
        new XElement(Cmd + "relatedLinks", Links(page).Prepend(("Online version:", command.HelpUri)).Select(Link)));

    private static XElement Parameter(Parameter parameter, bool inSyntax) => new(
        Cmd + "parameter",
        new XAttribute("required", Lower(parameter.IsMandatory)),
        new XAttribute("variableLength", Lower(parameter.TakesMany)),
        new XAttribute("globbing", Lower(parameter.AcceptsWildcards)),
        new XAttribute("pipelineInput", parameter.Pipeline),
        new XAttribute("position", Syntax.Position(parameter)),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Maml + "name", parameter.Name),
        Paragraphs("description", parameter.Values.Count == 0 ? parameter.Text : [.. parameter.Text, $"Values: {string.Join(", ", parameter.Values)}."]),
        inSyntax && parameter.Values.Count > 0 ? new XElement(Cmd + "parameterValueGroup", parameter.Values.Select(value => Value(value, parameter))) : null,
        // In the syntax, a parameter without a value is a switch.
        inSyntax && parameter.IsSwitch ? null : Value(parameter.Type, parameter),
        new XElement(Dev + "type", new XElement(Maml + "name", parameter.Type), new XElement(Maml + "uri")),
        new XElement(Dev + "defaultValue", parameter.Default ?? "None"));

    private static XElement Value(string text, Parameter parameter) => new(
        Cmd + "parameterValue",
        new XAttribute("required", Lower(!parameter.IsSwitch)),
        new XAttribute("variableLength", Lower(parameter.TakesMany)),
        text);

    private static XElement Example(PageExample example, int index)
    {
        var title = $" Example {index + 1}: {example.Title} ";
        var dashes = new string('-', Math.Max(3, (TitleWidth - title.Length) / 2));
        return new XElement(
            Cmd + "example",
            new XElement(Maml + "title", dashes + title + dashes),
            example.Introduction.Count == 0 ? null : Paragraphs("introduction", [string.Join("\n\n", example.Introduction.Append(""))]),
            new XElement(Dev + "code", example.Code),
            // The empty paragraph separates the title of the next example.
            Paragraphs("remarks", [.. example.Remarks, ""], Dev));
    }

    private static XElement Typed(string element, string type, IReadOnlyList<string> text) => new(
        Cmd + element,
        new XElement(Dev + "type", new XElement(Maml + "name", type), new XElement(Maml + "uri")),
        Paragraphs("description", text));

    // Get-Help can't open another page of the repository, so only its name is shown.
    private static IEnumerable<(string, string)> Links(CommandPage page) =>
        page.Links.Select(link => (link.Text, Pages.Links.IsAbsolute(link.Address) ? link.Address : ""));

    private static XElement Link((string Text, string Address) link) => new(
        Maml + "navigationLink", new XElement(Maml + "linkText", link.Text), new XElement(Maml + "uri", link.Address));

    private static XElement Paragraphs(string element, IReadOnlyList<string> text, XNamespace? space = null) =>
        new((space ?? Maml) + element, text.Select(paragraph => new XElement(Maml + "para", paragraph)));

    private static string Lower(bool value) => value ? "true" : "false";
}
