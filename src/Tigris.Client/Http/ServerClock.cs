using System;
using System.Net.Http;
using System.Threading;

namespace Tigris.Client.Http;

/// <summary>
/// The server's time for one connection. It is this machine's time until the server refuses it and returns another one. Safe to use from many
/// threads.
/// </summary>
internal sealed class ServerClock(TimeProvider time)
{
    /// <summary>
    /// The largest clock difference that can't be the reason for a refusal. The server's own limit isn't documented; five minutes are
    /// customary, and less than a minute would be too little for networks.
    /// </summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The largest accepted clock difference. It is larger than any time zone. It is small enough that a forged date can't cause a signature for
    /// a later day.
    /// </summary>
    public static readonly TimeSpan Furthest = TimeSpan.FromDays(1);

    private long _offsetTicks;
    private long _reportedTicks;

    /// <summary>The time by which the server's clock is ahead of this machine's.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>The time to sign with.</summary>
    /// <param name="offset">The assumed time by which the server's clock is ahead.</param>
    public DateTimeOffset Now(TimeSpan offset) => time.GetUtcNow() + offset;

    /// <summary>Returns the offset that the date of a response shows; null if the request's offset was right, or the date doesn't show it.</summary>
    public TimeSpan? Correction(HttpResponseMessage response, TimeSpan used)
    {
        var shown = response.Headers.Date - time.GetUtcNow();
        return (shown - used)?.Duration() > Tolerance && shown?.Duration() <= Furthest ? shown : null;
    }

    /// <summary>
    /// Keeps an offset that a server has accepted. If several calls detect the same difference at the same time, the offset changes once.
    /// </summary>
    public void Keep(TimeSpan offset)
    {
        if ((offset - Offset).Duration() > Tolerance)
        {
            Interlocked.Exchange(ref _offsetTicks, offset.Ticks);
        }
    }

    /// <summary>Returns true the first time an offset differs from the reported one, so that the warning appears once.</summary>
    public bool IsFirstReport()
    {
        var (offset, reported) = (Interlocked.Read(ref _offsetTicks), Interlocked.Read(ref _reportedTicks));
        return IsOff(offset - reported) && Interlocked.CompareExchange(ref _reportedTicks, offset, reported) == reported && IsOff(offset);
    }

    private static bool IsOff(long ticks) => TimeSpan.FromTicks(ticks).Duration() > Tolerance;
}
