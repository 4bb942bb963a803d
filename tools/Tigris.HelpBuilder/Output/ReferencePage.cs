using System.Collections.Generic;
using System.Linq;
using Tigris.HelpBuilder.Commands;
using Tigris.HelpBuilder.Pages;

namespace Tigris.HelpBuilder.Output;

/// <summary>Syntax and parameters of a command, for those who read them on the web: what Get-Help shows besides the page.</summary>
internal static class ReferencePage
{
    private const int SyntaxWidth = 110;

    public static string Text(Command command, CommandPage page) => string.Join('\n', Lines(command, page)) + "\n";

    private static IEnumerable<string> Lines(Command command, CommandPage page)
    {
        yield return $"# {command.Name}: syntax and parameters";
        yield return "";
        yield return page.Synopsis;
        yield return "";
        yield return $"[Description and examples](../cmdlets/{command.Name}.md), [the vendor's page]({command.HelpUri}). This file is generated: see CONTRIBUTING.";
        yield return "";
        yield return "## Syntax";
        yield return "";
        yield return "```text";
        foreach (var line in command.ParameterSets.SelectMany((set, index) => SyntaxLines(command, set).Prepend("").Skip(index == 0 ? 1 : 0)))
        {
            yield return line;
        }

        yield return "```";
        yield return "";
        yield return "## Parameters";
        foreach (var line in command.Parameters.SelectMany(ParameterLines))
        {
            yield return line;
        }

        yield return "";
        yield return "## Inputs";
        yield return "";
        foreach (var input in Inputs.Of(command))
        {
            yield return $"- **{Escaped(input.Type)}**: {Escaped(input.Text)}";
        }

        yield return "";
        yield return "## Outputs";
        yield return "";
        foreach (var type in command.OutputTypes)
        {
            yield return $"- **{Escaped(type)}**";
        }
    }

    private static IEnumerable<string> SyntaxLines(Command command, ParameterSet set)
    {
        var line = command.Name;
        foreach (var part in set.Parameters.Select(Syntax.Of).Append("[<CommonParameters>]"))
        {
            if (line.Length + 1 + part.Length > SyntaxWidth)
            {
                yield return line;
                line = "   ";
            }

            line += " " + part;
        }

        yield return line;
    }

    private static IEnumerable<string> ParameterLines(Parameter parameter)
    {
        yield return "";
        yield return $"### -{parameter.Name}";
        foreach (var paragraph in parameter.Text)
        {
            yield return "";
            yield return Escaped(paragraph);
        }

        yield return "";
        yield return "| | |";
        yield return "|---|---|";
        foreach (var (name, value) in Facts(parameter))
        {
            yield return $"| {name} | {Escaped(value)} |";
        }
    }

    private static IEnumerable<(string, string)> Facts(Parameter parameter)
    {
        yield return ("type", parameter.Type);
        if (parameter.Values.Count > 0)
        {
            yield return ("values", string.Join(", ", parameter.Values));
        }

        yield return ("required", parameter.IsMandatory ? "yes" : "no");
        yield return ("position", Syntax.Position(parameter));
        if (parameter.Default is { } value && !parameter.IsSwitch)
        {
            yield return ("default", value);
        }

        yield return ("from the pipeline", (parameter.FromPipeline, parameter.FromPipelineByPropertyName) switch
        {
            (true, true) => "by value, and by property name",
            (true, false) => "by value",
            (false, true) => "by property name",
            _ => "no",
        });
        if (parameter.AcceptsWildcards)
        {
            yield return ("wildcards", "yes");
        }

        if (parameter.Aliases.Count > 0)
        {
            yield return ("aliases", string.Join(", ", parameter.Aliases));
        }
    }

    // The texts are plain: what Markdown would take for markup is none.
    private static string Escaped(string text) => string.Concat(text.Select(letter => "\\`*_<>|[]".Contains(letter) ? $"\\{letter}" : $"{letter}"));
}
