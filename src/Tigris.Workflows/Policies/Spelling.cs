using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Distances between names.</summary>
internal static class Spelling
{
    private const int FurthestSlip = 3;

    /// <summary>
    /// The number of letters to insert, leave out, change or swap with the next one to turn one text into the other. Ignores case.
    /// </summary>
    public static int Distance(string one, string other)
    {
        var (left, right) = (one.ToUpperInvariant(), other.ToUpperInvariant());
        var steps = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
        {
            for (var column = 0; column <= right.Length; column++)
            {
                steps[row, column] = row == 0 || column == 0
                    ? row + column
                    : Math.Min(
                        Math.Min(steps[row - 1, column], steps[row, column - 1]) + 1,
                        steps[row - 1, column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1));
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    steps[row, column] = Math.Min(steps[row, column], steps[row - 2, column - 2] + 1);
                }
            }
        }

        return steps[left.Length, right.Length];
    }

    /// <summary>The nearest of some names, where one is near enough to be meant.</summary>
    public static string? Nearest(IEnumerable<string> names, string name) => names
        .Select(candidate => (Name: candidate, Slips: Distance(candidate, name)))
        .Where(candidate => candidate.Slips <= Math.Min(FurthestSlip, name.Length / 3))
        .OrderBy(candidate => candidate.Slips)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();
}
