using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Distances between names.</summary>
internal static class Spelling
{
    private const int FurthestSlip = 3;

    /// <summary>
    /// Returns the number of letters to insert, omit, change or swap with the next letter to turn one text into the other. Ignores case.
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

    /// <summary>Returns the most similar of several names; null if none is similar enough.</summary>
    public static string? Nearest(IEnumerable<string> names, string name) => names
        .Select(candidate => (Name: candidate, Slips: Distance(candidate, name)))
        .Where(candidate => candidate.Slips <= Math.Min(FurthestSlip, name.Length / 3))
        .OrderBy(candidate => candidate.Slips)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();
}
