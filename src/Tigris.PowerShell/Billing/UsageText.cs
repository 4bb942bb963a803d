using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>Usage as a short text. Public for the script blocks of the views.</summary>
public static class UsageText
{
    /// <summary>The maximum number of characters of a <see cref="Trend"/>: the days of a month.</summary>
    public const int TrendWidth = 31;

    /// <summary>
    /// Returns a character for each value, from the lowest for 0 to the highest for the peak. If there are too many values, each character is for
    /// the highest value of several, so that no peak is lost.
    /// </summary>
    public static string? Trend(IReadOnlyList<UsageRecord>? values)
    {
        if (values is null)
        {
            return null;
        }

        var levels = ViewColor.IsModern ? "▁▂▃▄▅▆▇█" : "_.-:=+*#";
        var width = Math.Min(values.Count, TrendWidth);
        var parts = Enumerable.Range(0, width).Select(part => Part(values, part, width).Max(record => record.Value)).ToArray();
        var peak = parts.DefaultIfEmpty().Max();
        return new string([.. parts.Select(value => levels[Level(value, peak, levels.Length)])]);
    }

    /// <summary>Returns the heading of a table of metrics: the organization and the days.</summary>
    public static string Heading(UsageSummary? summary) =>
        $"{summary?.OrganizationId}, {ViewText.Day(summary?.StartingOn)} to {ViewText.Day(summary?.EndingBefore.AddTicks(-1))}";

    // Only 0 has the lowest character, because a day with little usage must not look like a day without usage.
    private static int Level(decimal value, decimal peak, int levels) =>
        value > 0 ? (int)Math.Ceiling(value / peak * (levels - 1)) : 0;

    private static IEnumerable<UsageRecord> Part(IReadOnlyList<UsageRecord> values, int part, int parts)
    {
        var start = (int)((long)values.Count * part / parts);
        var end = (int)((long)values.Count * (part + 1) / parts);
        return Enumerable.Range(start, end - start).Select(index => values[index]);
    }
}
