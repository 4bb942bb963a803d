using System;
using System.Collections.Generic;
using System.Text;

namespace Tigris.PowerShell.Commands;

/// <summary>A file of sections in brackets, one for each key.</summary>
internal abstract class ProfileFile : KeyFile
{
    public sealed override bool Holds(SettingLines lines, ExportedKey key) => Find(lines, key) is not null;

    public sealed override void Write(SettingLines lines, IReadOnlyList<ExportedKey> keys)
    {
        foreach (var key in keys)
        {
            var (start, end) = Find(lines, key) ?? Begin(lines, key);
            Setting.Apply(lines, start, end, Settings(key), " = ", wanted => name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        }
    }

    private protected abstract string Header(ExportedKey key);

    private protected abstract Setting[] Settings(ExportedKey key);

    private (int Start, int End)? Find(SettingLines lines, ExportedKey key) =>
        lines.FindSection(header => Canonical(header) == Canonical(Header(key)));

    private (int Start, int End) Begin(SettingLines lines, ExportedKey key)
    {
        if (lines.Count > 0 && lines.EndOfText(0, lines.Count) == lines.Count)
        {
            lines.Insert(lines.Count, Encoding.ASCII.GetBytes(lines.NewLine));
        }

        lines.Insert(lines.Count, Encoding.UTF8.GetBytes($"[{Header(key)}]{lines.NewLine}"));
        return (lines.Count, lines.Count);
    }

    // A profile's name may be quoted, and stand behind any number of blanks.
    private static string Canonical(string header) =>
        string.Join(" ", header.Replace("\"", "").Replace("'", "").Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
