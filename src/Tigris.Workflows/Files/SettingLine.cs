using System;
using System.Text;

namespace Tigris.Workflows;

/// <summary>Reads the parts of one line of a settings file. The line may contain a secret.</summary>
internal static class SettingLine
{
    /// <summary>The byte that ends a line.</summary>
    public const byte LineEnd = (byte)'\n';

    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Returns the text between brackets at the start of a line; null if there is none.</summary>
    public static string? HeaderOf(byte[] line)
    {
        var start = Array.IndexOf(line, (byte)'[');
        var end = Array.IndexOf(line, (byte)']');
        return start < 0 || end < start || Text(line, 0, start).Length > 0 ? null : Text(line, start + 1, end);
    }

    /// <summary>true if only a comment follows the bracket; otherwise, false.</summary>
    public static bool IsHeaderAlone(byte[] line)
    {
        var rest = Array.FindIndex(line, Array.IndexOf(line, (byte)']') + 1, character => !IsBlank(character));
        return rest < 0 || line[rest] is (byte)'#' or (byte)';';
    }

    /// <summary>Returns the name before the separator; null if there is none.</summary>
    public static string? NameOf(byte[] line, byte[] separators)
    {
        var end = Separator(line, separators);
        return end <= 0 ? null : Text(line, 0, end);
    }

    /// <summary>Returns the text after the separator.</summary>
    public static string ValueOf(byte[] line, byte[] separators) => Text(line, Separator(line, separators) + 1, line.Length);

    private static int Separator(byte[] line, byte[] separators) => Array.FindIndex(line, character => Array.IndexOf(separators, character) >= 0);

    /// <summary>true if a line is blank or a comment; otherwise, false.</summary>
    public static bool IsSkipped(byte[] line)
    {
        var depth = line.Length > 2 && line[0] == 0xEF && line[1] == 0xBB && line[2] == 0xBF ? 3 : 0;
        while (depth < line.Length && IsBlank(line[depth]))
        {
            depth++;
        }

        return depth == line.Length || line[depth] is (byte)'#' or (byte)';';
    }

    /// <summary>Returns the length of a line without its end.</summary>
    public static int EndOfLine(byte[] line)
    {
        var end = line.Length;
        while (end > 0 && (line[end - 1] is LineEnd or (byte)'\r'))
        {
            end--;
        }

        return end;
    }

    /// <summary>Returns the length of the indentation.</summary>
    public static int Depth(byte[] line)
    {
        var first = Array.FindIndex(line, character => !IsBlank(character));
        return first < 0 ? line.Length : first;
    }

    /// <summary>Returns a part of a line as text, without white space at its ends.</summary>
    public static string Text(byte[] line, int start, int end) => Encoding.UTF8.GetString(line, start, end - start).TrimStart(ByteOrderMark).Trim();

    /// <summary>Returns a byte, counted from the end; null if the line is too short.</summary>
    public static byte? Last(byte[] line, int before) => line.Length > before ? line[line.Length - 1 - before] : null;

    /// <summary>true for white space; otherwise, false.</summary>
    public static bool IsBlank(byte character) => character is (byte)' ' or (byte)'\t' or (byte)'\r' or LineEnd;

    /// <summary>Overwrites a line.</summary>
    public static void Wipe(byte[] line) => Array.Clear(line, 0, line.Length);
}
