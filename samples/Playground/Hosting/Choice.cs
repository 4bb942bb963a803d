using System;
using System.Management.Automation.Host;

namespace Tigris.Playground.Hosting;

/// <summary>One choice of a prompt. The letter after the ampersand of a label is its key: <c>Yes to &amp;All</c>.</summary>
internal sealed record Choice(string Key, string Label, string Help)
{
    public string Text => $"[{Key}] {Label}";

    public static Choice Of(ChoiceDescription description)
    {
        var label = description.Label.Replace("&", "", StringComparison.Ordinal);
        var mark = description.Label.IndexOf('&', StringComparison.Ordinal);
        var key = mark >= 0 && mark + 1 < description.Label.Length ? description.Label[mark + 1].ToString() : label;
        return new Choice(key.ToUpperInvariant(), label, description.HelpMessage);
    }

    public bool Fits(string answer) =>
        answer.Equals(Key, StringComparison.OrdinalIgnoreCase) || answer.Equals(Label, StringComparison.OrdinalIgnoreCase);
}
