using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.HelpBuilder.Pages;

/// <summary>A table as text: in columns if they fit, otherwise row by row, with each cell under its heading.</summary>
internal static class TextTable
{
    private const int Gap = 2;
    private const int NarrowestLastColumn = 30;

    public static string Of(IReadOnlyList<IReadOnlyList<string>> rows, int width)
    {
        var widths = rows[0].Select((_, column) => rows.Max(row => Cell(row, column).Length)).ToArray();
        var before = widths[..^1].Sum(column => column + Gap);
        var last = Math.Min(widths[^1], width - before);
        return last >= Math.Min(NarrowestLastColumn, widths[^1])
            ? string.Join('\n', Columns(rows, widths, before, last))
            : string.Join("\n\n", rows.Skip(1).Select(row => Record(rows[0], row, width)));
    }

    private static IEnumerable<string> Columns(IReadOnlyList<IReadOnlyList<string>> rows, int[] widths, int before, int last)
    {
        widths[^1] = last;
        for (var index = 0; index < rows.Count; index++)
        {
            var start = string.Concat(widths[..^1].Select((column, place) => Cell(rows[index], place).PadRight(column + Gap)));
            var lines = TextWrap.Lines(Cell(rows[index], widths.Length - 1), last).DefaultIfEmpty("");
            foreach (var (line, first) in lines.Select((line, place) => (line, place == 0)))
            {
                yield return ((first ? start : new string(' ', before)) + line).TrimEnd();
            }

            if (index == 0)
            {
                yield return string.Join(new string(' ', Gap), widths.Select(column => new string('-', column)));
            }
        }
    }

    private static string Record(IReadOnlyList<string> headings, IReadOnlyList<string> row, int width) => string.Join(
        '\n',
        row.SelectMany((cell, column) => column == 0
            ? TextWrap.Lines(cell, width)
            : TextWrap.Lines($"{headings[column]}: {cell}", width - 4).Select(line => "    " + line)));

    private static string Cell(IReadOnlyList<string> row, int column) => column < row.Count ? row[column] : "";
}
