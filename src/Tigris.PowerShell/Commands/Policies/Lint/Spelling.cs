using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell.Lint;

/// <summary>How far two names are from each other.</summary>
internal static class Spelling
{
    private const int FurthestSlip = 3;

    /// <summary>The letters that must be put in, left out or changed to turn one into the other, without regard to case.</summary>
    public static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        foreach (var letter in one)
        {
            var diagonal = row[0]++;
            for (var column = 1; column < row.Length; column++)
            {
                var same = char.ToUpperInvariant(letter) == char.ToUpperInvariant(other[column - 1]);
                var changed = same ? diagonal : diagonal + 1;
                diagonal = row[column];
                row[column] = Math.Min(changed, Math.Min(row[column], row[column - 1]) + 1);
            }
        }

        return row[other.Length];
    }

    /// <summary>The nearest of some names, where one is near enough to be meant.</summary>
    public static string? Nearest(IEnumerable<string> names, string name) => names
        .Select(candidate => (Name: candidate, Slips: Distance(candidate, name)))
        .Where(candidate => candidate.Slips <= Math.Min(FurthestSlip, name.Length / 3))
        .OrderBy(candidate => candidate.Slips)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();
}
