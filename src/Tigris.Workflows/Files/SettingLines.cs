using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Tigris.Workflows;

/// <summary>
/// A file of settings as lines of bytes. All unchanged lines keep their bytes: settings, comments, order, line ends and encoding. The lines
/// may contain secrets, and are wiped at the end.
/// </summary>
internal sealed class SettingLines : IDisposable
{
    private readonly List<byte[]> _lines = [];
    private readonly LineSyntax _syntax;

    /// <summary>Reads a file's lines.</summary>
    /// <param name="content">The content of the file.</param>
    /// <param name="syntax">The syntax of the format.</param>
    public SettingLines(byte[] content, LineSyntax syntax)
    {
        _syntax = syntax;
        for (var start = 0; start < content.Length;)
        {
            var end = Array.IndexOf(content, SettingLine.LineEnd, start);
            var line = new byte[(end < 0 ? content.Length : end + 1) - start];
            Array.Copy(content, start, line, 0, line.Length);
            _lines.Add(line);
            start += line.Length;
        }
    }

    /// <summary>The line end of the file. A new file has <c>\n</c> on each system, because shells read a <c>\r</c> as part of a secret.</summary>
    public string NewLine => _lines.Count > 0 && SettingLine.Last(_lines[0], 1) == (byte)'\r' ? "\r\n" : "\n";

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
            // A zero means UTF-16 or no text. No current tool ends its lines with a carriage return alone.
            if (content[index] == 0 || (content[index] == '\r' && (index + 1 == content.Length || content[index + 1] != SettingLine.LineEnd)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns all sections of a name: the line after the header, and the line after the last line.</summary>
    /// <param name="isHeader">Indicates whether the text between the brackets is the section's name.</param>
    public IReadOnlyList<(int Start, int End)> FindSections(Predicate<string> isHeader)
    {
        var found = new List<(int, int)>();
        var start = -1;
        foreach (var index in Begun(0, _lines.Count))
        {
            if (SettingLine.HeaderOf(_lines[index]) is not { } name)
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
            current = SettingLine.HeaderOf(line) ?? current;
            if (SettingLine.NameOf(line, _syntax.Separators) is { } name && isSetting(name) && SettingLine.ValueOf(line, _syntax.Separators) == value)
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>
    /// Returns each line that is neither a comment nor a continuation: the section that it begins, the name that it sets, or else its text.
    /// </summary>
    public IEnumerable<(string? Header, string? Name, string? Text)> Items()
    {
        foreach (var index in Begun(0, _lines.Count))
        {
            var line = _lines[index];
            var header = SettingLine.IsHeaderAlone(line) ? SettingLine.HeaderOf(line) : null;
            var name = header is null && SettingLine.HeaderOf(line) is null ? SettingLine.NameOf(line, _syntax.Separators) : null;
            yield return (header, name, header is null && name is null ? SettingLine.Text(line, 0, line.Length) : null);
        }
    }

    /// <summary>true if a value begins with a quotation mark and no second one follows; otherwise, false.</summary>
    public bool HasOpenQuote() => _syntax.Quotes && Begun(0, _lines.Count).Any(index => QuoteEnd(index, _lines.Count) < 0);

    /// <summary>Returns the first line of a part with a setting; negative if there is none.</summary>
    /// <param name="start">The first line of the part.</param>
    /// <param name="end">The line after the part.</param>
    /// <param name="isSetting">Indicates whether the text before the equals sign is the name of the setting.</param>
    public int Find(int start, int end, Predicate<string> isSetting)
    {
        foreach (var index in Begun(start, end))
        {
            if (SettingLine.NameOf(_lines[index], _syntax.Separators) is { } name && isSetting(name))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Returns the name that a line sets, in the form of the file.</summary>
    public string NameAt(int index) => SettingLine.NameOf(_lines[index], _syntax.Separators)!;

    /// <summary>Returns the text of a line, without its end.</summary>
    public string TextAt(int index) => Encoding.UTF8.GetString(_lines[index], 0, SettingLine.EndOfLine(_lines[index]));

    /// <summary>Indicates whether a line has this text, without a copy of a line that may contain a secret.</summary>
    public bool IsAt(int index, string ascii)
    {
        var line = _lines[index];
        var length = SettingLine.EndOfLine(line);
        return length == ascii.Length && !ascii.Where((character, at) => line[at] != character).Any();
    }

    /// <summary>Returns the indent of a line.</summary>
    public string IndentAt(int index) => Encoding.ASCII.GetString(_lines[index], 0, SettingLine.Depth(_lines[index]));

    /// <summary>
    /// Returns the indentation of a new line in a section. With it, the line isn't a continuation, and no line below it becomes one.
    /// </summary>
    /// <param name="start">The first line of the part.</param>
    /// <param name="end">The line after the part.</param>
    /// <param name="index">The index of the new line.</param>
    public string IndentOfNew(int start, int end, int index)
    {
        var above = Begun(start, index).Prepend(end).Last();
        return above < _lines.Count ? IndentAt(above) : "";
    }

    /// <summary>Replaces a setting with all lines of its value.</summary>
    /// <returns>The number of lines by which the file is shorter.</returns>
    public int Replace(int index, byte[] line)
    {
        var removed = Remove(index);
        _lines.Insert(index, line);
        return removed - 1;
    }

    /// <summary>Removes a setting with all lines of its value.</summary>
    /// <returns>The number of lines by which the file is shorter.</returns>
    public int Remove(int index)
    {
        var count = EndOf(index, _lines.Count) - index;
        RemoveRange(index, index + count);
        return count;
    }

    public void RemoveRange(int start, int end)
    {
        _lines.GetRange(start, end - start).ForEach(SettingLine.Wipe);
        _lines.RemoveRange(start, end - start);
    }

    public void Clear() => RemoveRange(0, _lines.Count);

    public void Insert(int index, byte[] line)
    {
        // A last line without an end needs one before the next line.
        if (index > 0 && SettingLine.Last(_lines[index - 1], 0) != SettingLine.LineEnd)
        {
            byte[] ended = [.. _lines[index - 1], .. Encoding.ASCII.GetBytes(NewLine)];
            SettingLine.Wipe(_lines[index - 1]);
            _lines[index - 1] = ended;
        }

        _lines.Insert(index, line);
    }

    /// <summary>Returns the line after the last line of a part that isn't blank.</summary>
    public int EndOfText(int start, int end)
    {
        while (end > start && _lines[end - 1].All(SettingLine.IsBlank))
        {
            end--;
        }

        return end;
    }

    /// <summary>Returns a copy of the file. The caller wipes it.</summary>
    public byte[] ToArray()
    {
        using var text = new SecretText();
        _lines.ForEach(line => text.Add(line));
        return text.ToArray();
    }

    public void Dispose() => _lines.ForEach(SettingLine.Wipe);

    // Returns the lines that don't belong to a value above them, by the rules of the format's parser.
    private IEnumerable<int> Begun(int start, int end)
    {
        var depth = int.MaxValue;
        var after = start;
        for (var index = start; index < end; index++)
        {
            var line = _lines[index];
            if (index < after || SettingLine.IsSkipped(line) || (_syntax.Continues && SettingLine.Depth(line) > depth))
            {
                continue;
            }

            depth = SettingLine.HeaderOf(line) is null ? SettingLine.Depth(line) : int.MaxValue;
            after = _syntax.Quotes ? Math.Max(QuoteEnd(index, end), index + 1) : after;
            yield return index;
        }
    }

    // Returns the line after the last line of a setting's value.
    private int EndOf(int index, int end)
    {
        var after = index + 1;
        for (var next = after; _syntax.Continues && next < end; next++)
        {
            if (SettingLine.IsSkipped(_lines[next]))
            {
                continue;
            }

            if (SettingLine.Depth(_lines[next]) <= SettingLine.Depth(_lines[index]))
            {
                break;
            }

            after = next + 1;
        }

        return _syntax.Quotes ? Math.Max(QuoteEnd(index, end), after) : after;
    }

    // Returns the line after the one with the closing quotation mark of a value; negative if there is none.
    private int QuoteEnd(int index, int end)
    {
        var line = _lines[index];
        var at = Array.IndexOf(line, (byte)'=') + 1;
        while (at > 0 && at < line.Length && SettingLine.IsBlank(line[at]))
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
}
