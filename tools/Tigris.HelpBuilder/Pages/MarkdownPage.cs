using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Markdig;
using Markdig.Syntax;

namespace Tigris.HelpBuilder.Pages;

/// <summary>The parts of a page: the title, the text before the first section, and the sections.</summary>
internal sealed class MarkdownPage
{
    private static readonly MarkdownPipeline Grammar = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private MarkdownPage(string title, IReadOnlyList<Block> lead, IReadOnlyList<MarkdownSection> sections)
    {
        Title = title;
        Lead = lead;
        Sections = sections;
    }

    public string Title { get; }

    public IReadOnlyList<Block> Lead { get; }

    public IReadOnlyList<MarkdownSection> Sections { get; }

    public static MarkdownPage Read(string path)
    {
        var blocks = Markdown.Parse(File.ReadAllText(path), Grammar).ToArray();
        var title = blocks.OfType<HeadingBlock>().FirstOrDefault(heading => heading.Level == 1);
        return new MarkdownPage(
            title is null ? Path.GetFileNameWithoutExtension(path) : PlainText.Of(title.Inline!),
            [.. blocks.SkipWhile(block => block != title).Skip(1).TakeWhile(block => block is not HeadingBlock)],
            MarkdownSection.Split(blocks, level: 2));
    }

    public MarkdownSection? Section(string title) => Sections.FirstOrDefault(section => section.Title.Equals(title, StringComparison.Ordinal));
}

/// <summary>A heading with its content.</summary>
internal sealed record MarkdownSection(string Title, IReadOnlyList<Block> Blocks)
{
    public IReadOnlyList<MarkdownSection> Split(int level) => Split(Blocks, level);

    public static IReadOnlyList<MarkdownSection> Split(IReadOnlyList<Block> blocks, int level)
    {
        var sections = new List<MarkdownSection>();
        for (var index = 0; index < blocks.Count; index++)
        {
            if (blocks[index] is HeadingBlock heading && heading.Level == level)
            {
                var body = blocks.Skip(index + 1).TakeWhile(block => block is not HeadingBlock next || next.Level > level);
                sections.Add(new MarkdownSection(PlainText.Of(heading.Inline!), [.. body]));
            }
        }

        return sections;
    }
}
