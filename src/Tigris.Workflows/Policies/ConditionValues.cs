using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Tigris.Workflows;

/// <summary>Checks the values of conditions.</summary>
internal static class ConditionValues
{
    private const string Whole = "yyyy-MM-ddTHH:mm:ssZ";
    private static readonly Regex Utc = new(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]00:00)\z", RegexOptions.CultureInvariant);

    /// <summary>Returns true for an address, or a range: an address, a slash, and the length of the prefix.</summary>
    public static bool IsAddress(string value)
    {
        var parts = value.Split('/');
        return parts.Length <= 2
            && LongestPrefix(parts[0]) is { } longest
            && (parts.Length == 1 || (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= longest));
    }

    /// <summary>Returns true for a time in ISO 8601 with the time zone UTC.</summary>
    public static bool IsUtcTime(string value) => Utc.IsMatch(value) && ToUtcTime(value) is not null;

    /// <summary>Returns the time in the correct form; null if the text isn't a time. A time without a zone is UTC.</summary>
    public static string? ToUtcTime(string value)
    {
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, Styles, out var time)
            ? time.ToString(Whole, CultureInfo.InvariantCulture)
            : null;
    }

    // The parser of the runtime also accepts "10.1" and an address with a network interface.
    private static int? LongestPrefix(string address) => IPAddress.TryParse(address, out var parsed) ? parsed.AddressFamily switch
    {
        AddressFamily.InterNetwork when address.Count(letter => letter == '.') == 3 => 32,
        AddressFamily.InterNetworkV6 when !address.Contains('%') && !address.Contains('[') => 128,
        _ => null,
    } : null;
}
