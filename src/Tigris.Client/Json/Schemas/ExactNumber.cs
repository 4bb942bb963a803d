using System;
using System.Globalization;

namespace Tigris.Client.Json;

/// <summary>
/// Checks numbers in JSON. The parser rounds a number with too many digits and turns a tiny one into 0, so a price could change without
/// an error.
/// </summary>
internal static class ExactNumber
{
    // JsonGraph reads smaller numbers as double.
    private const decimal Smallest = 1e-15m;

    /// <summary>Returns true if a decimal holds the number without rounding it; otherwise, false.</summary>
    /// <param name="number">A number in JSON syntax.</param>
    public static bool IsExact(string number) =>
        decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && Normalize(number) is { } expected
        && expected == Normalize(value.ToString(CultureInfo.InvariantCulture))
        && (value == 0 || Math.Abs(value) >= Smallest);

    // The significant digits, and the power of ten of the last one.
    private static (string Digits, int Power)? Normalize(string number)
    {
        var parts = number.TrimStart('-').Split('e', 'E');
        var exponent = 0;
        if (parts.Length > 1 && !int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return null;
        }

        var point = parts[0].IndexOf('.');
        var digits = point < 0 ? parts[0] : parts[0].Remove(point, 1);
        var significant = digits.TrimEnd('0');
        var fraction = point < 0 ? 0 : parts[0].Length - point - 1;
        return significant.Length == 0
            ? ("", 0)
            : (significant.TrimStart('0'), exponent - fraction + digits.Length - significant.Length);
    }
}
