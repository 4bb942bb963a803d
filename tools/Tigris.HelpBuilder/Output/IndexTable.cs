using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Tigris.HelpBuilder.Commands;
using Tigris.HelpBuilder.Pages;

namespace Tigris.HelpBuilder.Output;

/// <summary>The table of all commands in the index of the documentation.</summary>
internal static class IndexTable
{
    private const string Begin = "<!-- begin of the command table: dotnet build src/Tigris.PowerShell -t:Reference -->\n";
    private const string End = "<!-- end of the command table -->\n";

    private static readonly string[] Verbs = ["Connect", "New", "Get", "Set", "Remove"];

    /// <summary>Replaces the table in a file.</summary>
    /// <exception cref="InvalidDataException">The file has no place for the table.</exception>
    public static void Write(string path, IEnumerable<(Command Command, CommandPage Page)> commands)
    {
        var text = File.ReadAllText(path);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidDataException($"{path} has no line '{Begin.Trim()}', or no line '{End.Trim()}' after it.");
        }

        File.WriteAllText(path, text[..begin] + Begin + Table(commands) + text[end..], new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static string Table(IEnumerable<(Command Command, CommandPage Page)> commands) => string.Concat(
        commands.OrderBy(entry => entry.Command.Noun, StringComparer.Ordinal).ThenBy(entry => Rank(entry.Command.Verb)).ThenBy(entry => entry.Command.Verb, StringComparer.Ordinal)
            .Select(entry => $"| [{entry.Command.Name}](cmdlets/{entry.Command.Name}.md) | {entry.Page.Synopsis} |\n")
            .Prepend("| command | description |\n|---|---|\n"));

    private static int Rank(string verb) => Array.IndexOf(Verbs, verb) is >= 0 and var rank ? rank : Verbs.Length;
}
