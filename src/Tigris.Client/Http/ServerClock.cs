using System;
using System.Net.Http;
using System.Threading;

namespace Tigris.Client.Http;

/// <summary>
/// The server's time, as far as one connection knows it: this machine's, until a server refuses it and shows another. Safe to use from
/// many threads.
/// </summary>
internal sealed class ServerClock(TimeProvider time)
{
    /// <summary>
    /// What a clock may be off before it can be the reason for a refusal. Nobody documents the server's own window; five minutes are
    /// customary, and less than a minute would be too little for networks.
    /// </summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>
    /// What is believed at most: more than any time zone, and so little that nobody who can forge a date is given signatures for a later
    /// day.
    /// </summary>
    public static readonly TimeSpan Furthest = TimeSpan.FromDays(1);

    private long _offsetTicks;
    private long _toldTicks;

    /// <summary>How far the server's clock is ahead of this machine's.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>The time to sign with.</summary>
    /// <param name="offset">How far the server's clock is taken to be ahead.</param>
    public DateTimeOffset Now(TimeSpan offset) => time.GetUtcNow() + offset;

    /// <summary>What an answer's date makes of the offset that its request was signed with; null where that was right, or cannot be told.</summary>
    public TimeSpan? Correction(HttpResponseMessage response, TimeSpan used)
    {
        var shown = response.Headers.Date - time.GetUtcNow();
        return (shown - used)?.Duration() > Tolerance && shown?.Duration() <= Furthest ? shown : null;
    }

    /// <summary>Keeps an offset that a server has accepted. Calls that find out about the same together change it once.</summary>
    public void Keep(TimeSpan offset)
    {
        if ((offset - Offset).Duration() > Tolerance)
        {
            Interlocked.Exchange(ref _offsetTicks, offset.Ticks);
        }
    }

    /// <summary>True once for each offset that is really another than the one somebody was told of; a clock that was set right is no news.</summary>
    public bool IsNews()
    {
        var (offset, told) = (Interlocked.Read(ref _offsetTicks), Interlocked.Read(ref _toldTicks));
        return IsOff(offset - told) && Interlocked.CompareExchange(ref _toldTicks, offset, told) == told && IsOff(offset);
    }

    private static bool IsOff(long ticks) => TimeSpan.FromTicks(ticks).Duration() > Tolerance;
}
