using System;
using System.Net.Http;

namespace Tigris.Client.Http;

/// <summary>How long a server asks to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>Reads seconds or a date, against the given clock; a date that has passed is zero. Null where there is none.</summary>
    public static TimeSpan? Of(HttpResponseMessage? response, TimeProvider time)
    {
        var header = response?.Headers.RetryAfter;

        // A server that names a date and tells its own time is understood whatever the clocks here say.
        var wait = header?.Delta ?? header?.Date - (response?.Headers.Date ?? time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
