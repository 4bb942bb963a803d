using System;

namespace Tigris.Client.Json;

/// <summary>Texts as .NET has them may hold half a character, which would silently become another one on its way.</summary>
internal static class Unicode
{
    /// <summary>Refuses a text that would not arrive as it is.</summary>
    /// <exception cref="TigrisArgumentException">It has half a surrogate pair.</exception>
    public static void Require(ReadOnlySpan<char> text)
    {
        if (!IsValid(text))
        {
            throw new TigrisArgumentException("InvalidText", "A text is not valid Unicode: it has half a surrogate pair, and would arrive as another text.", null);
        }
    }

    /// <summary>Whether a text arrives as it is.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
            {
                continue;
            }

            if (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
            {
                return false;
            }

            index++;
        }

        return true;
    }
}
