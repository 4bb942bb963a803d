using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Tigris.HelpBuilder.Pages;

/// <summary>Breaks lines between words. An indented line is code or a table, and isn't changed.</summary>
internal static class TextWrap
{
    /// <summary>A paragraph in lines. The lines of a list item are aligned with its text.</summary>
    public static IEnumerable<string> Paragraph(string paragraph, int width)
    {
        foreach (var line in paragraph.Split('\n'))
        {
            var hanging = line.StartsWith("- ", StringComparison.Ordinal) ? 2 : line.Length > 2 && char.IsAsciiDigit(line[0]) && line[1..3] == ". " ? 3 : 0;
            foreach (var (part, index) in Lines(line, width - hanging).DefaultIfEmpty("").Select((part, index) => (part, index)))
            {
                yield return index == 0 ? part : new string(' ', hanging) + part;
            }
        }
    }

    public static IEnumerable<string> Lines(string text, int width)
    {
        if (text.Length <= width || text.StartsWith(' '))
        {
            return text.Length == 0 ? [] : [text];
        }

        var lines = new List<StringBuilder> { new() };
        foreach (var word in text.Split(' ').Where(word => word.Length > 0))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > width)
            {
                lines.Add(new StringBuilder());
            }

            lines[^1].Append(lines[^1].Length == 0 ? "" : " ").Append(word);
        }

        return lines.Select(line => line.ToString());
    }
}
