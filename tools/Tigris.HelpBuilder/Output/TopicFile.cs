using System.Collections.Generic;
using System.Linq;
using Tigris.HelpBuilder.Pages;

namespace Tigris.HelpBuilder.Output;

/// <summary>A topic as the text file that Get-Help shows. Its fifth line is what Get-Help lists as the synopsis.</summary>
internal static class TopicFile
{
    public static string Text(TopicPage topic) => string.Join('\n', Lines(topic)) + "\n";

    private static IEnumerable<string> Lines(TopicPage topic)
    {
        yield return "TOPIC";
        yield return Indent(topic.Name);
        yield return "";
        yield return "SHORT DESCRIPTION";
        yield return Indent(topic.Synopsis);

        foreach (var line in Body(topic.Lead).Concat(topic.Sections.SelectMany(section => Body(section.Text).Prepend(section.Title.ToUpperInvariant()).Prepend(""))))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Body(IEnumerable<string> paragraphs) => paragraphs.SelectMany((paragraph, index) =>
        TextWrap.Paragraph(paragraph, PlainText.Width).Select(Indent).Prepend("").Skip(index == 0 ? 1 : 0));

    private static string Indent(string line) => line.Length == 0 ? line : "    " + line;
}
