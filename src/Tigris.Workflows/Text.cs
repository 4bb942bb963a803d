using System.Globalization;

namespace Tigris.Workflows;

/// <summary>Formats messages. They are English, so that numbers and dates in them don't depend on the culture.</summary>
internal static class Text
{
    public static string Of(string format, params object?[] arguments) => string.Format(CultureInfo.InvariantCulture, format, arguments);
}
