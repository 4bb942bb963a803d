using System;

namespace Tigris.Workflows;

/// <summary>A name with the wildcards * (any characters) and ? (one character). It ignores case, in the same way in each culture.</summary>
internal sealed class Wildcard
{
    private readonly string _pattern;

    public Wildcard(string pattern)
    {
        _pattern = pattern;
        IsExact = pattern.IndexOf('*') < 0 && pattern.IndexOf('?') < 0;
    }

    /// <summary>true if the name has no wildcard; otherwise, false.</summary>
    public bool IsExact { get; }

    /// <summary>Returns true if the whole text matches.</summary>
    public bool Matches(string text)
    {
        if (IsExact)
        {
            return _pattern.Equals(text, StringComparison.OrdinalIgnoreCase);
        }

        // After a mismatch, the last star matches one more character. Earlier stars never have to.
        int at = 0, position = 0, star = -1, starred = 0;
        while (position < text.Length)
        {
            if (at < _pattern.Length && _pattern[at] == '*')
            {
                star = at++;
                starred = position;
            }
            else if (at < _pattern.Length && (_pattern[at] == '?' || Same(_pattern[at], text[position])))
            {
                at++;
                position++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                position = ++starred;
            }
            else
            {
                return false;
            }
        }

        while (at < _pattern.Length && _pattern[at] == '*')
        {
            at++;
        }

        return at == _pattern.Length;
    }

    public override string ToString() => _pattern;

    private static bool Same(char one, char other) => one == other || char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
