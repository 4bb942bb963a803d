using System;
using System.Globalization;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Bytes as people read them, in questions and in views.</summary>
internal static class Size
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>Reads a number of bytes, 0 or more; <c>100GB</c> works as text too, as in all of PowerShell.</summary>
    public static bool TryRead(object value, out long bytes) => LanguagePrimitives.TryConvertTo(value, out bytes) && bytes >= 0;

    public static string Of(long bytes)
    {
        var value = (decimal)bytes;
        var unit = 0;
        while (Math.Round(value, 2) >= 1024 && unit < Units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return string.Format(CultureInfo.InvariantCulture, "{0:0.##} {1}", value, Units[unit]);
    }
}
