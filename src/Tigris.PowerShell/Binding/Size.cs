using System;
using System.Globalization;

namespace Tigris.PowerShell;

/// <summary>Bytes as people read them, in questions and in views.</summary>
internal static class Size
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

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
