using System;
using System.Globalization;

namespace Tigris.Workflows;

/// <summary>Writes sizes for confirmation prompts and views.</summary>
internal static class SizeText
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>Returns a number of bytes in the largest binary unit with a value of at least 1: <c>1.5 GiB</c>.</summary>
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
