using System;

namespace Tigris.Emulator;

/// <summary>The tokens of one limit. The owner's lock guards it.</summary>
internal sealed class TokenBucket
{
    private double _tokens;
    private long _filledAt;

    /// <summary>Fills the bucket for its first limit; otherwise keeps its tokens, up to the new burst.</summary>
    public void Change(RateLimit? before, RateLimit? after, long now, TimeProvider time)
    {
        if (before is not null) Fill(before, now, time);
        _filledAt = now;
        _tokens = before is null ? after?.Burst ?? 0 : Math.Min(_tokens, after?.Burst ?? 0);
    }

    /// <summary>Takes a token.</summary>
    /// <param name="limit">The limit in force.</param>
    /// <param name="now">The time, as a timestamp.</param>
    /// <param name="time">The clock of the timestamp.</param>
    /// <param name="wait">The time until the next token, if there is none.</param>
    public bool TryTake(RateLimit limit, long now, TimeProvider time, out TimeSpan wait)
    {
        Fill(limit, now, time);
        if (_tokens < 1)
        {
            wait = TimeSpan.FromSeconds((1 - _tokens) / limit.Rate);
            return false;
        }

        _tokens--;
        wait = TimeSpan.Zero;
        return true;
    }

    private void Fill(RateLimit limit, long now, TimeProvider time)
    {
        _tokens = Math.Min(limit.Burst, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * limit.Rate));
        _filledAt = now;
    }
}
