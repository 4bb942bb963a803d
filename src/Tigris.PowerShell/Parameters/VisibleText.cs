using System.Globalization;
using System.Linq;
using System.Text;

namespace Tigris.PowerShell;

/// <summary>Text in messages, with characters that can't be seen written as their code points.</summary>
internal static class VisibleText
{
    public static string Of(string text)
    {
        if (text.All(character => character is >= ' ' and <= '~'))
        {
            return text;
        }

        var shown = new StringBuilder();
        foreach (var character in text)
        {
            shown.Append(IsHidden(character) ? $"<{Name(character)}>" : character.ToString());
        }

        return shown.ToString();
    }

    /// <summary>Returns the name of a code point: <c>U+200B</c>.</summary>
    public static string Name(int codePoint) => "U+" + codePoint.ToString("X4", CultureInfo.InvariantCulture);

    private static bool IsHidden(char character) => HiddenCharacters.KindOf(character) is not null && !char.IsSurrogate(character);
}
