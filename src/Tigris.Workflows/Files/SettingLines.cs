using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Tigris.Workflows;

/// <summary>
/// A file of settings as lines of bytes. What is not changed stays as it is, to the last byte: other settings, comments, order, line ends,
/// encoding. The lines may hold secrets, and are wiped in the end.
/// </summary>
internal sealed class SettingLines : IDisposable
{
    private const byte LineEnd = (byte)'\n';
    private const char ByteOrderMark = '\uFEFF';

    private readonly List<byte[]> _lines = [];
    private readonly LineSyntax _syntax;

    /// <summary>Reads a file's lines.</summary>
    /// <param name="content">What the file holds.</param>
    /// <param name="syntax">How the format divides it.</param>
    public SettingLines(byte[] content, LineSyntax syntax)
    {
        _syntax = syntax;
        for (var start = 0; start < content.Length;)
        {
            var end = Array.IndexOf(content, LineEnd, start);
            var line = new byte[(end < 0 ? content.Length : end + 1) - start];
            Array.Copy(content, start, line, 0, line.Length);
            _lines.Add(line);
            start += line.Length;
        }
    }

    /// <summary>The line end of the file. A new file has <c>\n</c> on each system, because shells read a <c>\r</c> as part of a secret.</summary>
    public string NewLine => _lines.Count > 0 && Last(_lines[0], 1) == (byte)'\r' ? "\r\n" : "\n";

    public int Count => _lines.Count;

    /// <summary>The number of bytes.</summary>
    public long Length => _lines.Sum(line => (long)line.Length);

    /// <summary>true if a file is text of one byte a character or UTF-8, so that lines and names can be found in it; otherwise, false.</summary>
    public static bool IsText(byte[] content)
    {
        if (content.Length > 1 && ((content[0] == 0xFF && content[1] == 0xFE) || (content[0] == 0xFE && content[1] == 0xFF)))
        {
            return false;
        }

        for (var index = 0; index < content.Length; index++)
        {
            // Zeros are UTF-16 or no text, and no tool of today ends its lines with a carriage return alone.
            if (content[index] == 0 || (content[index] == '\r' && (index + 1 == content.Length || content[index + 1] != LineEnd)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>All sections of a name: for each, the line after its header, and the line after its last.</summary>
    /// <param name="isHeader">Indicates whether the text between the brackets is the section's name.</param>
    public IReadOnlyList<(int Start, int End)> FindSections(Predicate<string> isHeader)
    {
        var found = new List<(int, int)>();
        var start = -1;
        foreach (var index in Begun(0, _lines.Count))
        {
            if (HeaderOf(_lines[index]) is not { } name)
            {
                continue;
            }

            if (start >= 0)
            {
                found.Add((start, index));
            }

            start = isHeader(name) ? index + 1 : -1;
        }

        if (start >= 0)
        {
            found.Add((start, _lines.Count));
        }

        return found;
    }

    /// <summary>Returns the first section in which a setting has a value; null if there is none.</summary>
    public string? FindHeader(Predicate<string> isSetting, string value)
    {
        string? current = null;
        foreach (var index in Begun(0, _lines.Count))
        {
            var line = _lines[index];
            current = HeaderOf(line) ?? current;
            if (NameOf(line) is { } name && isSetting(name) && ValueOf(line) == value)
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>
    /// Each line that is no comment and continues nothing: the section that it begins, or the name that it sets, or else its text.
    /// </summary>
    public IEnumerable<(string? Header, string? Name, string? Text)> Items()
    {
        foreach (var index in Begun(0, _lines.Count))
        {
            var line = _lines[index];
            var header = IsHeaderAlone(line) ? HeaderOf(line) : null;
            var name = header is null && HeaderOf(line) is null ? NameOf(line) : null;
            yield return (header, name, header is null && name is null ? Text(line, 0, line.Length) : null);
        }
    }

    /// <summary>true if a value begins with a quotation mark that nothing closes; otherwise, false.</summary>
    public bool HasOpenQuote() => _syntax.Quotes && Begun(0, _lines.Count).Any(index => QuoteEnd(index, _lines.Count) < 0);

    /// <summary>The first line of a part that sets something; negative where there is none.</summary>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="isSetting">Whether the text before the equals sign is the setting's name.</param>
    public int Find(int start, int end, Predicate<string> isSetting)
    {
        foreach (var index in Begun(start, end))
        {
            if (NameOf(_lines[index]) is { } name && isSetting(name))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The name that a line sets, as it is written there.</summary>
    public string NameAt(int index) => NameOf(_lines[index])!;

    /// <summary>The text of a line, without its end.</summary>
    public string TextAt(int index) => Encoding.UTF8.GetString(_lines[index], 0, EndOfLine(_lines[index]));

    /// <summary>Indicates whether a line has this text, without making a text of what may be a secret.</summary>
    public bool IsAt(int index, string ascii)
    {
        var line = _lines[index];
        var length = EndOfLine(line);
        return length == ascii.Length && !ascii.Where((character, at) => line[at] != character).Any();
    }

    /// <summary>Returns the indent of a line.</summary>
    public string IndentAt(int index) => Encoding.ASCII.GetString(_lines[index], 0, Depth(_lines[index]));

    /// <summary>Returns the indentation of a new line in a section, so that it continues no line, and no line below continues it.</summary>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="index">Where the line is to be.</param>
    public string IndentOfNew(int start, int end, int index)
    {
        var above = Begun(start, index).Prepend(end).Last();
        return above < _lines.Count ? IndentAt(above) : "";
    }

    /// <summary>Replaces a setting with all lines of its value.</summary>
    /// <returns>How many lines fewer there are.</returns>
    public int Replace(int index, byte[] line)
    {
        var removed = Remove(index);
        _lines.Insert(index, line);
        return removed - 1;
    }

    /// <summary>Removes a setting with all lines of its value.</summary>
    /// <returns>How many lines fewer there are.</returns>
    public int Remove(int index)
    {
        var count = EndOf(index, _lines.Count) - index;
        RemoveRange(index, index + count);
        return count;
    }

    public void RemoveRange(int start, int end)
    {
        _lines.GetRange(start, end - start).ForEach(Wipe);
        _lines.RemoveRange(start, end - start);
    }

    public void Clear() => RemoveRange(0, _lines.Count);

    public void Insert(int index, byte[] line)
    {
        // What comes after a last line without an end would run on from it.
        if (index > 0 && Last(_lines[index - 1], 0) != LineEnd)
        {
            byte[] ended = [.. _lines[index - 1], .. Encoding.ASCII.GetBytes(NewLine)];
            Wipe(_lines[index - 1]);
            _lines[index - 1] = ended;
        }

        _lines.Insert(index, line);
    }

    /// <summary>The line after the last of a part that is not blank.</summary>
    public int EndOfText(int start, int end)
    {
        while (end > start && _lines[end - 1].All(IsBlank))
        {
            end--;
        }

        return end;
    }

    /// <summary>All of it, in an array that is the caller's to wipe.</summary>
    public byte[] ToArray()
    {
        using var text = new SecretText();
        _lines.ForEach(line => text.Add(line));
        return text.ToArray();
    }

    public void Dispose() => _lines.ForEach(Wipe);

    // The lines that are no part of a value above them, by the rule of the format's parser.
    private IEnumerable<int> Begun(int start, int end)
    {
        var depth = int.MaxValue;
        var after = start;
        for (var index = start; index < end; index++)
        {
            var line = _lines[index];
            if (index < after || IsPassedOver(line) || (_syntax.Continues && Depth(line) > depth))
            {
                continue;
            }

            depth = HeaderOf(line) is null ? Depth(line) : int.MaxValue;
            after = _syntax.Quotes ? Math.Max(QuoteEnd(index, end), index + 1) : after;
            yield return index;
        }
    }

    // The line after the last of a setting's value.
    private int EndOf(int index, int end)
    {
        var after = index + 1;
        for (var next = after; _syntax.Continues && next < end; next++)
        {
            if (IsPassedOver(_lines[next]))
            {
                continue;
            }

            if (Depth(_lines[next]) <= Depth(_lines[index]))
            {
                break;
            }

            after = next + 1;
        }

        return _syntax.Quotes ? Math.Max(QuoteEnd(index, end), after) : after;
    }

    // The line after the one that closes the quotation mark which the value begins with; negative if none does.
    private int QuoteEnd(int index, int end)
    {
        var line = _lines[index];
        var at = Array.IndexOf(line, (byte)'=') + 1;
        while (at > 0 && at < line.Length && IsBlank(line[at]))
        {
            at++;
        }

        if (at <= 0 || at >= line.Length || line[at] is not ((byte)'"' or (byte)'\'' or (byte)'`'))
        {
            return index + 1;
        }

        for (var quote = line[at++]; index < end; index++, at = 0)
        {
            for (line = _lines[index]; at < line.Length; at++)
            {
                if (line[at] == quote)
                {
                    return index + 1;
                }

                at += quote == (byte)'"' && line[at] == (byte)'\\' ? 1 : 0;
            }
        }

        return -1;
    }

    private static string? HeaderOf(byte[] line)
    {
        var start = Array.IndexOf(line, (byte)'[');
        var end = Array.IndexOf(line, (byte)']');
        return start < 0 || end < start || Text(line, 0, start).Length > 0 ? null : Text(line, start + 1, end);
    }

    // Nothing but a comment may be behind the bracket.
    private static bool IsHeaderAlone(byte[] line)
    {
        var rest = Array.FindIndex(line, Array.IndexOf(line, (byte)']') + 1, character => !IsBlank(character));
        return rest < 0 || line[rest] is (byte)'#' or (byte)';';
    }

    private string? NameOf(byte[] line)
    {
        var end = Array.FindIndex(line, character => Array.IndexOf(_syntax.Separators, character) >= 0);
        return end <= 0 ? null : Text(line, 0, end);
    }

    private string ValueOf(byte[] line) =>
        Text(line, Array.FindIndex(line, character => Array.IndexOf(_syntax.Separators, character) >= 0) + 1, line.Length);

    private static bool IsPassedOver(byte[] line)
    {
        var depth = line.Length > 2 && line[0] == 0xEF && line[1] == 0xBB && line[2] == 0xBF ? 3 : 0;
        while (depth < line.Length && IsBlank(line[depth]))
        {
            depth++;
        }

        return depth == line.Length || line[depth] is (byte)'#' or (byte)';';
    }

    private static int EndOfLine(byte[] line)
    {
        var end = line.Length;
        while (end > 0 && (line[end - 1] is LineEnd or (byte)'\r'))
        {
            end--;
        }

        return end;
    }

    private static int Depth(byte[] line)
    {
        var first = Array.FindIndex(line, character => !IsBlank(character));
        return first < 0 ? line.Length : first;
    }

    private static string Text(byte[] line, int start, int end) => Encoding.UTF8.GetString(line, start, end - start).TrimStart(ByteOrderMark).Trim();

    private static byte? Last(byte[] line, int before) => line.Length > before ? line[line.Length - 1 - before] : null;

    private static bool IsBlank(byte character) => character is (byte)' ' or (byte)'\t' or (byte)'\r' or LineEnd;

    private static void Wipe(byte[] line) => Array.Clear(line, 0, line.Length);
}
