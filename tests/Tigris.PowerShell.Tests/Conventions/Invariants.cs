using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Reads the rules in INVARIANTS.md and the marks of their tests from the sources.</summary>
internal static partial class Invariants
{
    private const string TagPrefix = "Invariant:";

    /// <summary>Returns the ids of the rules on the page, in its order.</summary>
    public static IEnumerable<string> Rules(string page) => Rule().Matches(page).Select(match => match.Groups["id"].Value);

    /// <summary>Returns the marks in all C# and Pester tests of the repository.</summary>
    public static IEnumerable<InvariantMark> Marks() => Sources("*.cs").SelectMany(InCSharp).Concat(Sources("*.Tests.ps1").SelectMany(InPester));

    /// <summary>Finds the attribute on methods. A method is a test if the runner executes it: it has a Fact or Theory that isn't always skipped.</summary>
    public static IEnumerable<InvariantMark> InCSharp(string source) => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes()
        .OfType<MethodDeclarationSyntax>()
        .SelectMany(method => Attributes(method, "Invariant").Select(mark => new InvariantMark(
            mark.ArgumentList?.Arguments is [{ Expression: LiteralExpressionSyntax text }] ? text.Token.ValueText : mark.ToString(),
            $"{(method.Parent as TypeDeclarationSyntax)?.Identifier.Text}.{method.Identifier.Text}",
            Attributes(method, "Fact", "Theory").Any(IsExecuted))));

    /// <summary>Finds the tag on Pester's blocks. It marks a test on It only.</summary>
    public static IEnumerable<InvariantMark> InPester(string source) => Parser.ParseInput(source, out _, out _)
        .FindAll(node => node is StringConstantExpressionAst text && text.Value.StartsWith(TagPrefix, StringComparison.Ordinal), searchNestedScriptBlocks: true)
        .Cast<StringConstantExpressionAst>()
        .Select(text => (text.Value, Command: Command(text)))
        .Select(tag => new InvariantMark(tag.Value[TagPrefix.Length..], $"{tag.Command?.GetCommandName()} {tag.Command?.CommandElements.ElementAtOrDefault(1)}", tag.Command?.GetCommandName() == "It"));

    private static IEnumerable<AttributeSyntax> Attributes(MethodDeclarationSyntax method, params string[] names) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Where(attribute => names.Contains(attribute.Name.ToString()));

    private static bool IsExecuted(AttributeSyntax attribute)
    {
        var options = attribute.ArgumentList?.Arguments.Select(argument => argument.NameEquals?.Name.Identifier.Text).ToArray() ?? [];
        return !options.Contains("Explicit") && (!options.Contains("Skip") || options.Contains("SkipWhen") || options.Contains("SkipUnless"));
    }

    private static CommandAst? Command(Ast? node) => node is null or CommandAst ? (CommandAst?)node : Command(node.Parent);

    private static IEnumerable<string> Sources(string pattern) =>
        Directory.EnumerateFiles(Repository.File("tests"), pattern, SearchOption.AllDirectories).Select(File.ReadAllText);

    [GeneratedRegex("^- `(?<id>[a-z-]+)`: ", RegexOptions.Multiline)]
    private static partial Regex Rule();
}

/// <summary>One attribute or tag that names a rule.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Place">The method or the Pester block.</param>
/// <param name="IsTest">True if the place is a test that the runner executes.</param>
internal sealed record InvariantMark(string Rule, string Place, bool IsTest);
