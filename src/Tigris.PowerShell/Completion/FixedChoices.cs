using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>Choices that the vendor documents; what is said about each is in the messages.</summary>
internal static class FixedChoices
{
    public static Choice[] Of(string kind, IEnumerable<string> values) => [.. values.Select(value => Hinted(kind, value, value))];

    /// <summary>A choice with the hint of a word of that kind.</summary>
    public static Choice Hinted(string kind, string word, string value) =>
        new(value, toolTip: Messages.ResourceManager.GetString($"Hint_{kind}_{word}", CultureInfo.CurrentUICulture));
}
