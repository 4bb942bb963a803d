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

    public SettingLines(byte[] content)
    {
        for (var start = 0; start < content.Length;)
        {
            var end = Array.IndexOf(content, LineEnd, start);
            var line = new byte[(end < 0 ? content.Length : end + 1) - start];
            Array.Copy(content, start, line, 0, line.Length);
            _lines.Add(line);
            start += line.Length;
        }
    }

    /// <summary>How the file ends its lines.</summary>
    public string NewLine => _lines.Count == 0 ? Environment.NewLine : Last(_lines[0], 1) == (byte)'\r' ? "\r\n" : "\n";

    public int Count => _lines.Count;

    /// <summary>Whether a file is text of one byte a character or UTF-8, so that lines and names can be found in it.</summary>
    public static bool IsText(byte[] content) => Array.IndexOf(content, (byte)0) < 0;

    /// <summary>A section: the line after its header, and the line after its last; null where there is none.</summary>
    /// <param name="isHeader">Whether the text between the brackets is the section's name.</param>
    public (int Start, int End)? FindSection(Predicate<string> isHeader)
    {
        var header = _lines.FindIndex(line => HeaderOf(line) is { } name && isHeader(name));
        if (header < 0)
        {
            return null;
        }

        var next = _lines.FindIndex(header + 1, line => HeaderOf(line) is not null);
        return (header + 1, next < 0 ? _lines.Count : next);
    }

    /// <summary>The first line of a part that sets something; negative where there is none.</summary>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="isSetting">Whether the text before the equals sign is the setting's name.</param>
    public int Find(int start, int end, Predicate<string> isSetting) =>
        _lines.FindIndex(start, end - start, line => NameOf(line) is { } name && isSetting(name));

    /// <summary>The name that a line sets, as it is written there.</summary>
    public string NameAt(int index) => NameOf(_lines[index])!;

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

    private static string? HeaderOf(byte[] line)
    {
        var start = Array.IndexOf(line, (byte)'[');
        var end = Array.IndexOf(line, (byte)']');
        return start < 0 || end < start || Text(line, 0, start).Length > 0 ? null : Text(line, start + 1, end);
    }

    // An indented line belongs to the setting above it.
    private static string? NameOf(byte[] line)
    {
        var end = Array.IndexOf(line, (byte)'=');
        return end <= 0 || IsBlank(line[0]) ? null : Text(line, 0, end);
    }

    private static string Text(byte[] line, int start, int end) => Encoding.UTF8.GetString(line, start, end - start).TrimStart(ByteOrderMark).Trim();

    private static byte? Last(byte[] line, int before) => line.Length > before ? line[line.Length - 1 - before] : null;

    private static bool IsBlank(byte character) => character is (byte)' ' or (byte)'\t' or (byte)'\r' or LineEnd;

    private static void Wipe(byte[] line) => Array.Clear(line, 0, line.Length);
}
