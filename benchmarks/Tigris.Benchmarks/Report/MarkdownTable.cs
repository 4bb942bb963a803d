using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Tigris.Benchmarks;

/// <summary>A Markdown table for the docs and the screen.</summary>
internal sealed class MarkdownTable(params string[] columns)
{
    private readonly List<string[]> _rows = [];

    public string Text
    {
        get
        {
            var text = new StringBuilder();
            Append(text, columns);
            Append(text, [.. columns.Select((_, index) => index == 0 ? "---" : "---:")]);
            _rows.ForEach(row => Append(text, row));
            return text.ToString();
        }
    }

    /// <summary>Adds a row. An unknown value is an empty cell.</summary>
    public void Add(params object?[] cells) => _rows.Add([.. cells.Select(Cell)]);

    private static string Cell(object? value) => value switch
    {
        null => "",
        double number when Math.Abs(number) >= 100 => number.ToString("N0", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) >= 10 => number.ToString("N1", CultureInfo.InvariantCulture),
        double number => number.ToString("N2", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static void Append(StringBuilder text, string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
