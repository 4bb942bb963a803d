using System;

namespace Tigris.Workflows;

/// <summary>Measures the difference between the server's clock and this machine's.</summary>
internal static class ClockSkew
{
    // The Date header has whole seconds, and a server may cache it for one more.
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(2);

    /// <summary>Returns the time by which the server's clock is ahead, to the second. A difference below the precision is zero; null if the server sent no time.</summary>
    /// <param name="serverTime">The time in the response; null if it has none.</param>
    /// <param name="now">This machine's time at the response.</param>
    public static TimeSpan? Of(DateTimeOffset? serverTime, DateTimeOffset now)
    {
        var skew = serverTime - now;
        return skew?.Duration() <= Precision ? TimeSpan.Zero : skew is { } seen ? TimeSpan.FromSeconds(Math.Round(seen.TotalSeconds)) : null;
    }
}
