using System.Globalization;

namespace Tigris.PowerShell;

/// <summary>Fills in a message.</summary>
internal static class Text
{
    public static string Of(string format, params object?[] arguments) => string.Format(CultureInfo.CurrentCulture, format, arguments);
}
