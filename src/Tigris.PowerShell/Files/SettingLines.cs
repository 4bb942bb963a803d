using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Tigris.PowerShell;

/// <summary>
/// A file of settings as lines of bytes. What is not changed stays as it is, to the last byte: other settings, comments, order, line ends,
/// encoding. The lines may hold secrets, and are wiped in the end.
/// </summary>
internal sealed class SettingLines : IDisposable
{
    private const byte LineEnd = (byte)'\n';
    private const char ByteOrderMark = '\uFEFF';

    private readonly List<byte[]> _lines = [];
    private readonly bool _continues;

    /// <summary>Reads a file's lines.</summary>
    /// <param name="content">What the file holds.</param>
    /// <param name="continues">Whether a line that is further in than the setting above it continues its value.</param>
    public SettingLines(byte[] content, bool continues)
    {
        _continues = continues;
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

    /// <summary>Whether a file is text of one byte a character or UTF-8, so that lines and names can be found in it.</summary>
    public static bool IsText(byte[] content) => Array.IndexOf(content, (byte)0) < 0;

    /// <summary>A section: the line after its header, and the line after its last; null where there is none.</summary>
    /// <param name="isHeader">Whether the text between the brackets is the section's name.</param>
    public (int Start, int End)? FindSection(Predicate<string> isHeader)
    {
        var start = -1;
        foreach (var index in Begun(0, _lines.Count))
        {
            if (HeaderOf(_lines[index]) is not { } name)
            {
                continue;
            }

            if (start >= 0)
            {
                return (start, index);
            }

            start = isHeader(name) ? index + 1 : -1;
        }

        return start < 0 ? null : (start, _lines.Count);
    }

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

    /// <summary>How far in a line is.</summary>
    public string IndentAt(int index) => Encoding.ASCII.GetString(_lines[index], 0, Depth(_lines[index]));

    /// <summary>How far in a new line of a part has to be, so that it continues nothing, and nothing below continues it.</summary>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="index">Where the line is to be.</param>
    public string IndentOfNew(int start, int end, int index)
    {
        var above = Begun(start, index).Prepend(end).Last();
        return above < _lines.Count ? IndentAt(above) : "";
    }

    public void Replace(int index, byte[] line)
    {
        Wipe(_lines[index]);
        _lines[index] = line;
    }

    public void Remove(int index)
    {
        Wipe(_lines[index]);
        _lines.RemoveAt(index);
    }

    public void Insert(int index, byte[] line)
    {
        // What comes after a last line without an end would run on from it.
        if (index > 0 && Last(_lines[index - 1], 0) != LineEnd)
        {
            Replace(index - 1, [.. _lines[index - 1], .. Encoding.ASCII.GetBytes(NewLine)]);
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

    // The lines that are no part of a value above them, by the rule of the parser that the AWS tools use.
    private IEnumerable<int> Begun(int start, int end)
    {
        var depth = int.MaxValue;
        for (var index = start; index < end; index++)
        {
            var line = _lines[index];
            if (IsPassedOver(line) || (_continues && Depth(line) > depth))
            {
                continue;
            }

            depth = HeaderOf(line) is null ? Depth(line) : int.MaxValue;
            yield return index;
        }
    }

    private static string? HeaderOf(byte[] line)
    {
        var start = Array.IndexOf(line, (byte)'[');
        var end = Array.IndexOf(line, (byte)']');
        return start < 0 || end < start || Text(line, 0, start).Length > 0 ? null : Text(line, start + 1, end);
    }

    private static string? NameOf(byte[] line)
    {
        var end = Array.IndexOf(line, (byte)'=');
        return end <= 0 ? null : Text(line, 0, end);
    }

    private static bool IsPassedOver(byte[] line)
    {
        var depth = Depth(line);
        return depth == line.Length || line[depth] is (byte)'#' or (byte)';';
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
