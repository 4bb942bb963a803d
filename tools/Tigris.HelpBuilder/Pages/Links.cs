using System;
using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Tigris.HelpBuilder.Pages;

/// <summary>The links of a section, unchanged.</summary>
internal static class Links
{
    public static IReadOnlyList<(string Text, string Address)> Of(IEnumerable<Block> blocks) =>
    [
        .. blocks.SelectMany(block => block.Descendants<LinkInline>()).Select(link => (PlainText.Of((ContainerInline)link), link.Url ?? "")),
    ];

    public static bool IsAbsolute(string? address) => address is not null && (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal));
}
