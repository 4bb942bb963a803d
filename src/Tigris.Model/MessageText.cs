using System.Globalization;

namespace Tigris;

/// <summary>Formats messages. They are English, so their numbers and dates don't depend on the culture.</summary>
internal static class MessageText
{
    /// <summary>Returns a message with its arguments.</summary>
    public static string Of(string format, params object?[] arguments) => string.Format(CultureInfo.InvariantCulture, format, arguments);
}
