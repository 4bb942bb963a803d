using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Tigris.HelpBuilder.Commands;
using Tigris.HelpBuilder.Output;
using Tigris.HelpBuilder.Pages;

namespace Tigris.HelpBuilder;

/// <summary>The commands with their pages, and the topics.</summary>
internal sealed class HelpBook
{
    private readonly IReadOnlyList<(Command Command, CommandPage Page)> _commands;
    private readonly IReadOnlyList<TopicPage> _topics;
    private readonly string _docs;

    private HelpBook(string docs, IReadOnlyList<(Command, CommandPage)> commands, IReadOnlyList<TopicPage> topics, IReadOnlyList<HelpFault> faults)
    {
        _docs = docs;
        _commands = commands;
        _topics = topics;
        Faults = faults;
    }

    public IReadOnlyList<HelpFault> Faults { get; }

    public static HelpBook Read(string assembly, string docs)
    {
        var commands = CommandReader.Read(assembly);
        var pages = Pages(docs, "cmdlets").ToDictionary(path => Path.GetFileNameWithoutExtension(path), CommandPage.Read, StringComparer.Ordinal);
        var topics = Pages(docs, "about").Select(TopicPage.Read).ToArray();
        return new HelpBook(
            docs,
            [.. commands.Where(command => pages.ContainsKey(command.Name)).Select(command => (command, pages[command.Name]))],
            topics,
            [.. Completeness.Check(commands, pages, topics, docs)]);
    }

    /// <summary>The files that Get-Help reads.</summary>
    public void WriteHelp(string folder)
    {
        Directory.CreateDirectory(folder);
        MamlFile.Write(Path.Combine(folder, "Tigris.PowerShell.dll-Help.xml"), _commands);
        Replace(folder, "about_*.help.txt", _topics.Select(topic => (topic.Name + ".help.txt", TopicFile.Text(topic))));
    }

    /// <summary>Writes syntax and parameters into the pages of the commands, and the table of all commands into the index.</summary>
    public void WriteReference()
    {
        foreach (var (command, _) in _commands)
        {
            ReferenceSections.Write(Path.Combine(_docs, "cmdlets", command.Name + ".md"), command);
        }

        IndexTable.Write(Path.Combine(_docs, "README.md"), _commands);
    }

    private static IOrderedEnumerable<string> Pages(string docs, string folder) =>
        Directory.EnumerateFiles(Path.Combine(docs, folder), "*.md").Order(StringComparer.Ordinal);

    /// <summary>Writes files, and removes those of the kind that no longer have a source.</summary>
    private static void Replace(string folder, string kind, IEnumerable<(string Name, string Text)> files)
    {
        var made = files.ToArray();
        foreach (var old in Directory.EnumerateFiles(folder, kind).Where(path => made.All(file => file.Name != Path.GetFileName(path))).ToArray())
        {
            File.Delete(old);
        }

        foreach (var (name, text) in made)
        {
            File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }
}
