using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Tigris.HelpBuilder.Pages;

/// <summary>A page in docs/about, which Get-Help shows as a topic.</summary>
internal sealed record TopicPage(string Name, string Synopsis, IReadOnlyList<string> Lead, IReadOnlyList<(string Title, IReadOnlyList<string> Text)> Sections)
{
    public static TopicPage Read(string path)
    {
        var page = MarkdownPage.Read(path);
        var lead = PlainText.Of(page.Lead);
        return new TopicPage(
            Path.GetFileNameWithoutExtension(path),
            lead.Count == 0 ? "" : lead[0],
            [.. lead.Skip(1)],
            [.. page.Sections.Select(section => (section.Title, PlainText.Of(section.Blocks)))]);
    }
}
