using System;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Tigris.PowerShell;

/// <summary>Reads the sizes in bytes that users write.</summary>
internal static class Size
{
    private const int LongestText = 64;
    private const string Prefixes = "KMGTP";

    // Character classes rather than IgnoreCase, which would accept the Kelvin sign as a K.
    private static readonly Regex Pattern = new(
        @"^(?<whole>[0-9]+)(?:\.(?<part>[0-9]+))? ?(?:(?<prefix>[KkMmGgTtPp])[Ii]?)?[Bb]\z", RegexOptions.CultureInvariant);

    /// <summary>
    /// Reads a whole number of bytes, 0 or more: a number, digits, or digits with a unit. <c>unlimited</c> and <c>no limit</c> are 0. A
    /// value that is not exactly a number of bytes is refused.
    /// </summary>
    public static bool TryRead(object? value, out long bytes) =>
        Piped.Bare(value) is string text ? TryParse(WholeNumber.Trim(text), out bytes) : WholeNumber.TryRead(value, out bytes);

    private static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        if (text.Equals("unlimited", StringComparison.OrdinalIgnoreCase) || text.Equals("no limit", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return WholeNumber.IsDigits(text)
            ? WholeNumber.TryRead(text, out bytes)
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
