using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Tigris.Workflows;

/// <summary>A file of sections in brackets, one for each key.</summary>
internal abstract class ProfileFile : KeyFile
{
    // Characters that a section's name never has. A file with them has another format, such as JSON or TOML.
    private static readonly char[] ForeignInHeader = ['{', '}', '[', ','];

    public sealed override bool Holds(SettingLines lines, ExportedKey key) => Find(lines, key).Count > 0;

    public sealed override string? NameOf(SettingLines lines, string accessKeyId) =>
        lines.FindHeader(name => name.Equals(IdSetting, StringComparison.OrdinalIgnoreCase), accessKeyId) is { } header ? ProfileOf(Canonical(header)) : null;

    public override string? Mismatch(SettingLines lines)
    {
        var inSection = false;
        foreach (var (header, name, _) in lines.Items())
        {
            inSection |= header is not null;
            if (header is null ? !inSection || name is null || IsForeign(name) : header.IndexOfAny(ForeignInHeader) >= 0)
            {
                return Messages.MismatchSections;
            }
        }

        return null;
    }

    public sealed override void Write(SettingLines lines, IReadOnlyList<ExportedKey> keys)
    {
        foreach (var key in keys)
        {
            var sections = Find(lines, key);
            foreach (var (start, end) in (sections.Count > 0 ? sections : [Begin(lines, key)]).Reverse())
            {
                Apply(lines, start, end, key);
            }
        }
    }

    /// <summary>The name of the setting with the key's id.</summary>
    private protected abstract string IdSetting { get; }

    /// <summary>Returns the profile of a section.</summary>
    private protected virtual string ProfileOf(string header) => header;

    private protected abstract string Header(ExportedKey key);

    private protected abstract Setting[] Settings(ExportedKey key);

    /// <summary>Indicates whether a setting belongs to files of another tool.</summary>
    private protected abstract bool IsForeign(string name);

    private void Apply(SettingLines lines, int start, int end, ExportedKey key) => Setting.Apply(
        lines, start, end, Settings(key), " = ", wanted => name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase));

    private IReadOnlyList<(int Start, int End)> Find(SettingLines lines, ExportedKey key) =>
        lines.FindSections(header => Canonical(header) == Canonical(Header(key)));

    private (int Start, int End) Begin(SettingLines lines, ExportedKey key)
    {
        if (lines.Count > 0 && lines.EndOfText(0, lines.Count) == lines.Count)
        {
            lines.Insert(lines.Count, Encoding.ASCII.GetBytes(lines.NewLine));
        }

        lines.Insert(lines.Count, Encoding.UTF8.GetBytes($"[{Header(key)}]{lines.NewLine}"));
        return (lines.Count, lines.Count);
    }

    // A profile's name may be quoted, and any number of blanks may precede it.
    private static string Canonical(string header) =>
        string.Join(" ", header.Replace("\"", "").Replace("'", "").Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
