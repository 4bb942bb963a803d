using System;

namespace Tigris.Client.Http;

/// <summary>
/// Exponential back-off with full jitter: clients that failed together do not come back together.
/// </summary>
/// <param name="random">Gives numbers from 0 to below 1.</param>
internal sealed class BackOff(Func<double> random)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>A wait before the given retry.</summary>
    /// <param name="retry">0 for the first.</param>
    public TimeSpan Wait(int retry)
    {
        var ceiling = Math.Min(Longest.TotalMilliseconds, First.TotalMilliseconds * Math.Pow(2, retry));
        return TimeSpan.FromTicks((long)(ceiling * random() * TimeSpan.TicksPerMillisecond));
    }
}
