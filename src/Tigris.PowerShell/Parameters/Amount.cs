using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tigris.PowerShell;

/// <summary>
/// Reads amounts, rates and percentages that users write. The engine's own conversion reads <c>1,5</c> as 15. A value that isn't exactly a
/// decimal number is refused.
/// </summary>
internal static class Amount
{
    private static readonly Regex Pattern = new(@"^-?[0-9]{1,20}(\.[0-9]{1,10})?\z", RegexOptions.CultureInvariant);

    /// <summary>Reads an amount; null for a blank value.</summary>
    /// <exception cref="TigrisArgumentException">The value is not a number, or outside the limits.</exception>
    public static decimal? Read(object? given, string name, decimal smallest, decimal largest)
    {
        if (Blank.ToNull(given) is not { } value)
        {
            return null;
        }

        var number = Piped.Bare(value) switch
        {
            string text when Pattern.IsMatch(text.Trim()) => decimal.Parse(text.Trim(), CultureInfo.InvariantCulture),
            decimal exact => exact,
            double real when Math.Abs(real) < 1e20 => (decimal)real,
            float real when Math.Abs(real) < 1e20f => (decimal)real,
            sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToDecimal(Piped.Bare(value), CultureInfo.InvariantCulture),
            _ => (decimal?)null,
        };
        return number >= smallest && number <= largest
            ? number
            : throw new TigrisArgumentException("InvalidAmount", MessageText.Of(Messages.InvalidAmount, name, value, smallest, largest), value.ToString());
    }
}
