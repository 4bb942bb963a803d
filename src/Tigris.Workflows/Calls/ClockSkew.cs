using System;

namespace Tigris.Workflows;

/// <summary>Measures the difference between the server's clock and this machine's.</summary>
internal static class ClockSkew
{
    // The Date header has whole seconds, and a server may cache it for one more.
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Returns the time by which the server's clock is ahead, to the second. It is zero if the server's time lies between the request and its
    /// response, within the precision: a slow response isn't a wrong clock. It is null if the server sent no time.
    /// </summary>
    /// <param name="serverTime">The time in the response; null if it has none.</param>
    /// <param name="sent">This machine's time before the request.</param>
    /// <param name="received">This machine's time after the response.</param>
    public static TimeSpan? Of(DateTimeOffset? serverTime, DateTimeOffset sent, DateTimeOffset received)
    {
        if (serverTime is not { } time)
        {
            return null;
        }

        var skew = time < sent ? time - sent : time > received ? time - received : TimeSpan.Zero;
        return skew.Duration() <= Precision ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Round(skew.TotalSeconds));
    }
}
