using System;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;

namespace Tigris.PowerShell;

/// <summary>Values that have exactly one text: text itself, whole numbers and GUIDs.</summary>
internal static class ExactText
{
    /// <summary>Returns a value that has exactly one text.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">
    /// The text of the value is ambiguous or has lost digits: a Boolean, a fraction, a date, a list or an object.
    /// </exception>
    public static object Require(object given) => Piped.Bare(given) switch
    {
        ValueType value when !TryRead(value, out _) => throw Ambiguous(given, value),
        var value and (PSCustomObject or (IEnumerable and not string)) => throw Ambiguous(given, value),
        _ => given,
    };

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

    private static ArgumentTransformationMetadataException Ambiguous(object given, object value) =>
        new(MessageText.Of(Messages.NotText, given, value.GetType().Name));
}
