using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Tigris.Client.Http.Throttling;

/// <summary>The limiters of this process: one for each endpoint and provider, shared by all clients.</summary>
internal static class RateLimiters
{
    // Keyed by clock, so that tests with separate clocks share nothing.
    private static readonly ConditionalWeakTable<TimeProvider, Dictionary<string, RateLimiter>> ByClock = new();

    /// <summary>Returns the limiter of an endpoint and provider.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="endpoint">The endpoint; its path doesn't matter.</param>
    /// <param name="providerId">The provider.</param>
    public static RateLimiter Of(TimeProvider time, Uri endpoint, string providerId)
    {
        var limiters = ByClock.GetValue(time, _ => new(StringComparer.Ordinal));
        var key = $"{endpoint.Scheme}://{endpoint.Host}:{endpoint.Port} {providerId}";
        lock (limiters)
        {
            if (!limiters.TryGetValue(key, out var limiter))
            {
                limiters.Add(key, limiter = new RateLimiter(time));
            }

            return limiter;
        }
    }
}
