using System;
using System.Security;

namespace Tigris.Workflows;

/// <summary>A name and its value, as a line.</summary>
/// <param name="name">The setting's name.</param>
/// <param name="write">Writes the value; null to remove the setting.</param>
internal sealed class Setting(string name, Action<SecretText>? write)
{
    public Setting(string name, string value)
        : this(name, text => text.Add(value))
    {
    }

    public Setting(string name, SecureString secret)
        : this(name, text => text.Add(secret, _ => null))
    {
    }

    public string Name { get; } = name;

    public bool IsDeletion { get; } = write is null;

    /// <summary>
    /// Sets several settings in a part of a file. It replaces each occurrence of a setting. A missing setting is added at the end of the part.
    /// </summary>
    public static void Apply(SettingLines lines, int start, int end, Setting[] settings, string equals, Func<string, Predicate<string>> isName)
    {
        var last = -1;
        foreach (var setting in settings)
        {
            var isThere = false;
            for (var at = lines.Find(start, end, isName(setting.Name)); at >= 0; at = lines.Find(at, end, isName(setting.Name)))
            {
                var removed = setting.IsDeletion ? lines.Remove(at) : lines.Replace(at, setting.ToLine(lines.IndentAt(at) + lines.NameAt(at), equals, lines.NewLine));
                end -= removed;
                if (setting.IsDeletion)
                {
                    last = at <= last ? last - removed : last;
                    continue;
                }

                isThere = true;
                last = at++;
            }

            if (!isThere && !setting.IsDeletion)
            {
                last = last < 0 ? lines.EndOfText(start, end) : last + 1;
                lines.Insert(last, setting.ToLine(lines.IndentOfNew(start, end, last) + setting.Name, equals, lines.NewLine));
                end++;
            }
        }
    }

    private byte[] ToLine(string name, string equals, string newLine)
    {
        using var text = new SecretText();
        text.Add(name).Add(equals);
        write!(text);
        return text.Add(newLine).ToArray();
    }
}
