using System;

namespace Tigris.PowerShell;

/// <summary>Reads the days of contracts. A date without a zone means that date in UTC. A time means its day in UTC.</summary>
internal static class UtcDay
{
    /// <summary>Returns the midnight that a day begins with, UTC; null for a blank value.</summary>
    /// <exception cref="TigrisArgumentException">The value is not a date.</exception>
    public static DateTimeOffset? Read(object? value) =>
        Blank.ToNull(value) is { } given ? new DateTimeOffset(UtcMidnight.Read(given).UtcDateTime.Date, TimeSpan.Zero) : null;
}
