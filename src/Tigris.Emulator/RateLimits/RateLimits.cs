using System;
using System.Globalization;
using System.Threading;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator;

/// <summary>The rate limit in force: one bucket for the provider's requests to the API, and one for those to the S3 side.</summary>
internal sealed class RateLimits(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly TokenBucket _api = new();
    private readonly TokenBucket _s3 = new();
    private RateLimit? _limit;

    /// <summary>The limit; null for none. A change keeps the tokens in the buckets, up to the new burst.</summary>
    public RateLimit? Limit
    {
        get
        {
            lock (_lock) return _limit;
        }

        set
        {
            lock (_lock)
            {
                var now = time.GetTimestamp();
                _api.Change(_limit, value, now, time);
                _s3.Change(_limit, value, now, time);
                _limit = value;
            }
        }
    }

    /// <summary>Takes a token for a request.</summary>
    /// <returns>The refusal; null if there was a token.</returns>
    public Reply? Refuse(EmulatorRequest request)
    {
        RateLimit limit;
        TimeSpan wait;
        lock (_lock)
        {
            if (_limit is null) return null;
            limit = _limit;
            var bucket = request is ApiRequest ? _api : _s3;
            if (bucket.TryTake(limit, time.GetTimestamp(), time, out wait)) return null;
        }

        var reply = request.Error(limit.Status, FormattableString.Invariant($"rate limit: {limit.Rate} requests a second")) with { IsRateLimited = true };
        return Header(limit.RetryAfter, wait) is { } value ? reply with { Headers = [.. reply.Headers, ("Retry-After", value)] } : reply;
    }

    private string? Header(RetryAfterForm form, TimeSpan wait) => form switch
    {
        RetryAfterForm.Seconds => Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture),

        // A date has whole seconds: the next one with a token.
        RetryAfterForm.Date => Date(time.GetUtcNow() + wait).ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static DateTimeOffset Date(DateTimeOffset at) => at.AddTicks((TimeSpan.TicksPerSecond - (at.Ticks % TimeSpan.TicksPerSecond)) % TimeSpan.TicksPerSecond);
}
