using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Tigris.Workflows;

/// <summary>A record of a CSV file (RFC 4180).</summary>
/// <param name="Line">The number of the line where it begins, from 1.</param>
/// <param name="Cells">The cells.</param>
/// <param name="HasEnd">false for a last record without the end of its line, or of its quoted cell.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Cells, bool HasEnd)
{
    private const int Longest = 1024 * 1024;
    private static readonly char[] Delimiters = [',', ';', '\t'];

    /// <summary>true if all cells are empty; otherwise, false.</summary>
    public bool IsBlank => Cells.All(cell => cell.Trim().Length == 0);

    /// <summary>Returns the delimiter of a file: the one that occurs most in its first line.</summary>
    public static char DelimiterOf(string heading) => Delimiters.OrderByDescending(delimiter => heading.Count(character => character == delimiter)).First();

    /// <summary>Reads the records of a text. The reading ends after a record that is too long.</summary>
    public static IEnumerable<CsvRecord> Read(TextReader reader, char delimiter)
    {
        var line = 1;
        while (reader.Peek() >= 0)
        {
            var first = line;
            var cells = new List<string>();
            var cell = new StringBuilder();
            var length = 0;
            var (isQuoted, hasEnd) = (false, false);
            int next;
            while (!hasEnd && (next = reader.Read()) >= 0 && ++length <= Longest)
            {
                var character = (char)next;
                line += character == '\n' ? 1 : 0;
                if (isQuoted && character == '"' && reader.Peek() == '"')
                {
                    cell.Append((char)reader.Read());
                }
                else if (character == '"' && (isQuoted || cell.Length == 0))
                {
                    isQuoted = !isQuoted;
                }
                else if (isQuoted)
                {
                    cell.Append(character);
                }
                else if (character == delimiter)
                {
                    cells.Add(cell.ToString());
                    cell.Clear();
                }
                else if (character == '\n')
                {
                    hasEnd = true;
                }
                else if (character != '\r' || reader.Peek() != '\n')
                {
                    cell.Append(character);
                }
            }

            cells.Add(cell.ToString());
            yield return new CsvRecord(first, cells, hasEnd);
            if (length > Longest)
            {
                yield break;
            }
        }
    }
}
