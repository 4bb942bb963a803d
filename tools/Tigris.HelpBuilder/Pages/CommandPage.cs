using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;

namespace Tigris.HelpBuilder.Pages;

/// <summary>A command's page in docs/cmdlets, in the parts that Get-Help shows.</summary>
internal sealed record CommandPage(
    string Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyList<PageExample> Examples,
    IReadOnlyList<string> Notes,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<(string Text, string Address)> Links)
{
    public static CommandPage Read(string path)
    {
        var page = MarkdownPage.Read(path);
        return new CommandPage(
            PlainText.Of(page.Lead.Take(1)) is [var synopsis] ? synopsis : "",
            Text(page, "Description"),
            [.. page.Section("Examples")?.Split(level: 3).Select(PageExample.Of) ?? []],
            Text(page, "Notes"),
            Text(page, "Outputs"),
            Pages.Links.Of(page.Section("Related")?.Blocks ?? []));
    }

    private static IReadOnlyList<string> Text(MarkdownPage page, string section) => PlainText.Of(page.Section(section)?.Blocks ?? []);
}

/// <summary>An example: its title, introduction, code and remarks.</summary>
internal sealed record PageExample(string Title, IReadOnlyList<string> Introduction, string Code, IReadOnlyList<string> Remarks)
{
    public static PageExample Of(MarkdownSection section)
    {
        var before = section.Blocks.TakeWhile(block => block is not CodeBlock).ToArray();
        var code = section.Blocks.Skip(before.Length).TakeWhile(block => block is CodeBlock).ToArray();
        return new PageExample(
            section.Title,
            PlainText.Of(before),
            string.Join("\n\n", code.Cast<CodeBlock>().Select(PlainText.Code)),
            PlainText.Of(section.Blocks.Skip(before.Length + code.Length)));
    }
}
