using System;
using System.Globalization;
using System.Numerics;

namespace Tigris.PowerShell;

/// <summary>Values that have exactly one text: text itself, whole numbers and GUIDs.</summary>
internal static class ExactText
{
    /// <summary>Returns false for values whose text is ambiguous or has lost digits: Booleans, fractions, floating-point numbers, dates.</summary>
    public static bool IsExact(object given) => Piped.Bare(given) is not ValueType value || TryRead(value, out _);

    /// <summary>Reads the text of a whole number, a character or a GUID.</summary>
    public static bool TryRead(ValueType value, out string text)
    {
        text = value switch
        {
            decimal number when decimal.Truncate(number) == number => number.ToString("0", CultureInfo.InvariantCulture),
            sbyte or byte or short or ushort or int or uint or long or ulong or char or Guid or BigInteger =>
                Convert.ToString(value, CultureInfo.InvariantCulture)!,
            _ => "",
        };
        return text.Length > 0;
    }
}
