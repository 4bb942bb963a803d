using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Tigris.HelpBuilder.Commands;
using Tigris.HelpBuilder.Pages;

namespace Tigris.HelpBuilder;

/// <summary>Checks that Get-Help can show all parts of the help of each command; a missing part fails the build.</summary>
internal static class Completeness
{
    private const int Examples = 3;

    // Get-Help shows a topic's synopsis on one line, in the text that is indented by four.
    private const int SynopsisLength = 76;

    public static IEnumerable<HelpFault> Check(
        IReadOnlyList<Command> commands,
        IReadOnlyDictionary<string, CommandPage> pages,
        IReadOnlyList<TopicPage> topics,
        string docs)
    {
        foreach (var command in commands)
        {
            var file = Path.GetFullPath(Path.Combine(docs, "cmdlets", command.Name + ".md"));
            var faults = pages.TryGetValue(command.Name, out var page)
                ? PageFaults(page)
                : [$"{command.Name} has no page. Write this file. CONTRIBUTING.md lists its parts."];
            foreach (var text in faults.Concat(CommandFaults(command)))
            {
                yield return new HelpFault(file, text);
            }
        }

        foreach (var name in pages.Keys.Except(commands.Select(command => command.Name), StringComparer.Ordinal))
        {
            yield return new HelpFault(Path.GetFullPath(Path.Combine(docs, "cmdlets", name + ".md")), $"There is no command {name}. Delete the page, or correct its name.");
        }

        foreach (var topic in topics.Where(topic => topic.Synopsis.Length is 0 or > SynopsisLength))
        {
            yield return new HelpFault(
                Path.GetFullPath(Path.Combine(docs, "about", topic.Name + ".md")),
                $"The first paragraph is what Get-Help lists: one line of 1 to {SynopsisLength} characters, not {topic.Synopsis.Length}.");
        }
    }

    private static IEnumerable<string> PageFaults(CommandPage page)
    {
        if (page.Synopsis.Length == 0)
        {
            yield return "There is no synopsis: the first paragraph below the title.";
        }

        foreach (var (section, empty) in new[] { ("Description", page.Description.Count == 0), ("Outputs", page.Outputs.Count == 0), ("Related", page.Links.Count == 0) })
        {
            if (empty)
            {
                yield return $"The section '## {section}' is missing or empty.";
            }
        }

        if (page.Examples.Count < Examples)
        {
            yield return $"There are {page.Examples.Count} examples; {Examples} are the least.";
        }

        foreach (var example in page.Examples.Where(example => example.Code.Length == 0))
        {
            yield return $"The example '{example.Title}' has no code.";
        }
    }

    private static IEnumerable<string> CommandFaults(Command command)
    {
        if (!Uri.IsWellFormedUriString(command.HelpUri, UriKind.Absolute))
        {
            yield return $"{command.Name} has no HelpUri: Get-Help -Online would find nothing. Name one of HelpPages in its Cmdlet attribute.";
        }

        foreach (var parameter in command.Parameters.Where(parameter => parameter.Text.Count == 0))
        {
            yield return $"{command.Name} -{parameter.Name} has no text. Write its XML documentation.";
        }
    }
}
