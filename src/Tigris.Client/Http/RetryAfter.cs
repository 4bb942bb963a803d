using System;
using System.Net.Http;

namespace Tigris.Client.Http;

/// <summary>Reads the wait that a server requests.</summary>
internal static class RetryAfter
{
    /// <summary>Reads seconds or a date, relative to a clock. A past date is zero. Null without a Retry-After.</summary>
    public static TimeSpan? Of(HttpResponseMessage? response, TimeProvider time)
    {
        var header = response?.Headers.RetryAfter;

        // A date is compared with the server's own time, so the clock of this machine doesn't matter.
        var wait = header?.Delta ?? header?.Date - (response?.Headers.Date ?? time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
