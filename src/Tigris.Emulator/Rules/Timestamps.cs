using System;
using System.Globalization;
using System.Text.RegularExpressions;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.Rules;

/// <summary>Parses RFC 3339 timestamps that must be UTC midnights.</summary>
internal static partial class Timestamps
{
    public static DateOnly UtcMidnight(string text, string field)
    {
        if (!Rfc3339().IsMatch(text)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            || time.Offset != TimeSpan.Zero
            || time.TimeOfDay != TimeSpan.Zero)
        {
            throw ApiException.BadRequest(field, "must be an RFC 3339 UTC midnight, such as 2021-09-01T00:00:00Z");
        }

        return DateOnly.FromDateTime(time.UtcDateTime);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)\z")]
    private static partial Regex Rfc3339();
}
