using System;

namespace Tigris.Emulator.S3.Access;

/// <summary>Matches patterns in which <c>*</c> is any text and <c>?</c> any character. There are no escapes: keys can contain backslashes.</summary>
internal static class Wildcards
{
    public static bool Match(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var (p, t) = (0, 0);
        var (star, retry) = (-1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*') (star, retry) = (p++, t);
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t])) (p, t) = (p + 1, t + 1);
            else if (star >= 0) (p, t) = (star + 1, ++retry); // the star matches one more character
            else return false;
        }

        return pattern[p..].Trim('*').IsEmpty;
    }
}
