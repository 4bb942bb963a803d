using System;
using System.Globalization;

namespace Tigris.PowerShell;

/// <summary>Reads the bounds of usage. The API accepts UTC midnights only, and refuses or shifts any other time.</summary>
internal static class UtcMidnight
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    /// <summary>Reads a bound: a date without a zone means that date in UTC.</summary>
    /// <param name="value">A date, or text in the form of RFC 3339.</param>
    /// <exception cref="TigrisArgumentException">The value isn't a date, or isn't a UTC midnight.</exception>
    public static DateTimeOffset Require(object value)
    {
        var utc = Read(value).ToUniversalTime();
        return utc.TimeOfDay == TimeSpan.Zero
            ? utc
            : throw new TigrisArgumentException("InvalidDate", MessageText.Of(Messages.NoUtcMidnight, value, utc), value);
    }

    /// <summary>Reads a time: a date without a zone means that date in UTC.</summary>
    /// <param name="value">A date, or text in the form of RFC 3339.</param>
    /// <exception cref="TigrisArgumentException">The value is not a date.</exception>
    public static DateTimeOffset Read(object value) => Piped.Bare(value) switch
    {
        DateTimeOffset given => given,
        DateTime { Kind: DateTimeKind.Unspecified } given => new DateTimeOffset(given, TimeSpan.Zero),
        DateTime given => new DateTimeOffset(given.ToUniversalTime(), TimeSpan.Zero),
        var other => Parse(Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""),
    };

    /// <summary>Returns the end of the UTC day that a time is in.</summary>
    public static DateTimeOffset After(DateTimeOffset time) => new DateTimeOffset(time.UtcDateTime.Date, TimeSpan.Zero).AddDays(1);

    private static DateTimeOffset Parse(string text) =>
        DateTimeOffset.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new TigrisArgumentException("InvalidDate", MessageText.Of(Messages.InvalidDate, text), text);
}
