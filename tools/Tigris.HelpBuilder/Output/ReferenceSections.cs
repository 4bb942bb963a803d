using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Tigris.HelpBuilder.Commands;

namespace Tigris.HelpBuilder.Output;

/// <summary>The generated end of a command's page: the syntax and the parameters, which Get-Help shows too.</summary>
internal static class ReferenceSections
{
    private const string Begin = "<!-- The rest is generated: dotnet build src/Tigris.PowerShell -t:Reference -->";
    private const int SyntaxWidth = 110;

    /// <summary>Replaces the sections in a file, or appends them.</summary>
    public static void Write(string path, Command command)
    {
        var text = File.ReadAllText(path);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var written = (begin < 0 ? text : text[..begin]).TrimEnd();
        File.WriteAllText(path, written + "\n\n" + Begin + "\n\n" + string.Join('\n', Lines(command)) + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static IEnumerable<string> Lines(Command command)
    {
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
        yield return "## Types";
        yield return "";
        foreach (var input in Inputs.Of(command))
        {
            yield return $"- input **{Escaped(input.Type)}**: {Escaped(input.Text)}";
        }

        foreach (var type in command.OutputTypes)
        {
            yield return $"- output **{Escaped(type)}**";
        }

        yield return "";
        yield return "## Online";
        yield return "";
        yield return $"[The vendor's page]({command.HelpUri})";
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

    // The texts have no markup, so characters with a meaning in Markdown are escaped.
    private static string Escaped(string text) => string.Concat(text.Select(letter => "\\`*_<>|[]".Contains(letter) ? $"\\{letter}" : $"{letter}"));
}
