using System;
using System.Globalization;

namespace Tigris.Workflows;

/// <summary>Calendar months in UTC, as the API names them.</summary>
internal static class Month
{
    public const string Format = "yyyy-MM";

    // The month after this one would be outside the range of dates.
    private static readonly DateTimeOffset Last = new(9999, 12, 1, 0, 0, 0, TimeSpan.Zero);

    // The clock of this machine may be slow.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    /// <summary>Returns the month in the form of the API.</summary>
    /// <exception cref="TigrisArgumentException">The value isn't a month.</exception>
    public static string Require(string text) => StartOf(text).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Returns the first midnight of a month, UTC.</summary>
    /// <exception cref="TigrisArgumentException">The value isn't a month.</exception>
    public static DateTimeOffset StartOf(string text) =>
        DateTimeOffset.TryParseExact(text.Trim(), Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start) && start < Last
            ? start
            : throw new TigrisArgumentException("InvalidMonth", MessageText.Of(Messages.InvalidMonth, text), text);

    /// <summary>Returns the first midnight of the month of a time, UTC.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        return new DateTimeOffset(utc.Year, utc.Month, 1, 0, 0, 0, TimeSpan.Zero);
    }

    /// <summary>Returns the month in the form of the API. Refuses a month that hasn't begun.</summary>
    /// <exception cref="TigrisArgumentException">The value isn't a month, or the month is in the future.</exception>
    public static string RequireBegun(string text, DateTimeOffset now) => StartOf(text) <= now + ClockTolerance
        ? Require(text)
        : throw new TigrisArgumentException("MonthInFuture", MessageText.Of(Messages.MonthInFuture, Require(text), Of(now)), text);

    /// <summary>Returns the given month, or the previous month if none is given.</summary>
    /// <exception cref="TigrisArgumentException">The value isn't a month, or the month is in the future.</exception>
    public static string BegunOrLast(string? text, DateTimeOffset now) => text is null ? Of(StartOf(now).AddMonths(-1)) : RequireBegun(text, now);

    public static string Of(DateTime utc) => utc.ToString(Format, CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset time) => time.ToUniversalTime().ToString(Format, CultureInfo.InvariantCulture);
}
