using System;

namespace Tigris.Client.Http;

/// <summary>
/// Computes an exponential back-off with full jitter, so that clients which failed together don't repeat together.
/// </summary>
/// <param name="random">Returns random numbers from 0 to below 1.</param>
internal sealed class BackOff(Func<double> random)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Returns the wait before a retry.</summary>
    /// <param name="retry">The number of the retry; 0 for the first.</param>
    public TimeSpan Wait(int retry)
    {
        var ceiling = Math.Min(Longest.TotalMilliseconds, First.TotalMilliseconds * Math.Pow(2, retry));
        return TimeSpan.FromTicks((long)(ceiling * random() * TimeSpan.TicksPerMillisecond));
    }
}
