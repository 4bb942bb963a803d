using System.Collections.Generic;
using System.Linq;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Tigris.HelpBuilder.Pages;

/// <summary>Markdown as text without markup, paragraph by paragraph. A paragraph is one line; lists, tables and code keep their lines.</summary>
internal static class PlainText
{
    /// <summary>The largest width of a table. Get-Help indents by four, and the narrowest terminal has 80 columns.</summary>
    public const int Width = 75;

    public static IReadOnlyList<string> Of(IEnumerable<Block> blocks) => [.. blocks.Select(Of).Where(text => text.Length > 0)];

    public static string Of(ContainerInline inlines) => string.Concat(inlines.Select(Of));

    /// <summary>The code of a fence, without the fence.</summary>
    public static string Code(CodeBlock block) => string.Join('\n', block.Lines.Lines.Take(block.Lines.Count).Select(line => line.ToString())).TrimEnd();

    private static string Of(Block block) => block switch
    {
        CodeBlock code => Indented(Code(code)),
        LeafBlock { Inline: { } inline } => Of(inline),
        ListBlock list => string.Join('\n', list.OfType<ListItemBlock>().Select((item, index) => Item(list, item, index))),
        Table table => TextTable.Of([.. table.OfType<TableRow>().Select(Cells)], Width),
        ContainerBlock container => string.Join("\n\n", Of((IEnumerable<Block>)container)),
        _ => "",
    };

    private static string Of(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        AutolinkInline address => address.Url,
        LinkInline link => Link(link),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        ContainerInline container => Of(container),
        _ => "",
    };

    private static string Link(LinkInline link)
    {
        var text = Of((ContainerInline)link);
        return Links.IsAbsolute(link.Url) && link.Url != text ? $"{text} ({link.Url})" : text;
    }

    private static string Item(ListBlock list, ListItemBlock item, int index)
    {
        var mark = list.IsOrdered ? $"{index + 1}. " : "- ";
        return mark + string.Join("\n\n", Of((IEnumerable<Block>)item));
    }

    private static IReadOnlyList<string> Cells(TableRow row) => [.. row.OfType<TableCell>().Select(cell => string.Join(' ', Of((IEnumerable<Block>)cell)))];

    private static string Indented(string code) => string.Join('\n', code.Split('\n').Select(line => line.Length == 0 ? line : "    " + line));
}
