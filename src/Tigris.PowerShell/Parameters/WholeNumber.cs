using System;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace Tigris.PowerShell;

/// <summary>
/// Reads whole numbers, 0 or more. The engine's own conversion reads <c>1,5</c> as 15, <c>0x10</c> as 16, <c>$true</c> as 1, and rounds 2.5.
/// </summary>
internal static class WholeNumber
{
    private static readonly char[] Blanks = [' ', '\t'];

    // Above these limits, neighboring whole numbers have the same floating-point value.
    private const double LargestDouble = 1L << 53;
    private const float LargestSingle = 1 << 24;

    /// <summary>Reads digits, or a number of any type that is whole.</summary>
    public static bool TryRead(object? value, out long number)
    {
        var read = Piped.Bare(value) switch
        {
            string text => Parse(Trim(text)),
            sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(Piped.Bare(value), CultureInfo.InvariantCulture),
            ulong whole => Fitting(whole),
            BigInteger whole => Fitting(whole),
            decimal real when decimal.Truncate(real) == real => Fitting(new BigInteger(real)),
            double real when Math.Floor(real) == real && real <= LargestDouble && !IsSigned(real) => (long)real,
            float real when Math.Floor(real) == real && real <= LargestSingle && !IsSigned(real) => (long)real,
            _ => -1,
        };
        number = Math.Max(read, 0);
        return read >= 0;
    }

    /// <summary>Removes blanks and tabs at both ends, which cells of a CSV often have.</summary>
    public static string Trim(string text) => text.Trim(Blanks);

    /// <summary>Returns true for text that holds the digits 0 to 9 and nothing else.</summary>
    public static bool IsDigits(string text) => text.Length > 0 && text.All(character => character is >= '0' and <= '9');

    private static long Parse(string text) =>
        IsDigits(text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : -1;

    private static long Fitting(BigInteger whole) => whole >= 0 && whole <= long.MaxValue ? (long)whole : -1;

    // Rounding a small negative number results in a negative zero.
    private static bool IsSigned(double real) => BitConverter.DoubleToInt64Bits(real) < 0;
}
