using System;

namespace Tigris.Workflows;

/// <summary>How far a server's clock is from this machine's.</summary>
internal static class ClockSkew
{
    // The Date header has whole seconds, and a server may cache it for one more.
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(2);

    /// <summary>How far it is ahead, to the second; zero where that cannot be told from none, null where the server did not say.</summary>
    /// <param name="serverTime">What an answer said.</param>
    /// <param name="now">When it came.</param>
    public static TimeSpan? Of(DateTimeOffset? serverTime, DateTimeOffset now)
    {
        var skew = serverTime - now;
        return skew?.Duration() <= Precision ? TimeSpan.Zero : skew is { } seen ? TimeSpan.FromSeconds(Math.Round(seen.TotalSeconds)) : null;
    }
}
