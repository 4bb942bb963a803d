using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Tigris.Workflows;

/// <summary>Parses the sizes in bytes that users write.</summary>
internal static class SizeReader
{
    private const int LongestText = 64;
    private const string Prefixes = "KMGTP";
    private static readonly char[] Blanks = [' ', '\t'];

    // Character classes rather than IgnoreCase, which would accept the Kelvin sign as a K.
    private static readonly Regex Pattern = new(
        @"^(?<whole>[0-9]+)(?:\.(?<part>[0-9]+))? ?(?:(?<prefix>[KkMmGgTtPp])[Ii]?)?[Bb]\z", RegexOptions.CultureInvariant);

    /// <summary>
    /// Parses digits, or digits with a unit. <c>unlimited</c> and <c>no limit</c> are 0. A text that isn't exactly a number of bytes is refused.
    /// </summary>
    public static bool TryParse(string given, out long bytes)
    {
        var text = given.Trim(Blanks);
        bytes = 0;
        if (text.Equals("unlimited", StringComparison.OrdinalIgnoreCase) || text.Equals("no limit", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return text.Length > 0 && text.All(character => character is >= '0' and <= '9')
            ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out bytes)
            : text.Length <= LongestText && Pattern.Match(text) is { Success: true } match && TryScale(match.Groups, out bytes);
    }

    // Exact arithmetic: a decimal would round digits away and accept a fraction of a byte.
    private static bool TryScale(GroupCollection groups, out long bytes)
    {
        var part = groups["part"].Value;
        var digits = BigInteger.Parse(groups["whole"].Value + part, NumberStyles.None, CultureInfo.InvariantCulture);
        var prefix = groups["prefix"].Value.ToUpperInvariant();
        var power = prefix.Length == 0 ? 0 : Prefixes.IndexOf(prefix, StringComparison.Ordinal) + 1;
        var scaled = BigInteger.DivRem(digits * BigInteger.Pow(1024, power), BigInteger.Pow(10, part.Length), out var fraction);
        var fits = fraction.IsZero && scaled <= long.MaxValue;
        bytes = fits ? (long)scaled : 0;
        return fits;
    }
}
