using System;

namespace Tigris.Client.Http.Throttling;

/// <summary>
/// The number of calls that may be in flight while the server's rate isn't known. It doubles with each round of successes. It also grows by one
/// for each 100 ms, so that it grows even if calls take long. Times are seconds.
/// </summary>
internal sealed class StartWindow
{
    private const double First = 8;
    private const double Most = 4096;

    // The minimum time of a round. On a fast connection, a window that doubles with each response would far exceed the limit.
    private const double Step = 0.1;

    private double _size = First;
    private double _roundAt;
    private double _grownAt;
    private int _roundServed;

    // A server may allow fewer calls than the first window holds. So no call replaces a served one before the whole window was served.
    private bool _isFirstRound = true;

    /// <summary>Indicates whether another call may begin.</summary>
    /// <param name="inFlight">The calls in flight.</param>
    /// <param name="grows">Indicates whether time alone adds to the window.</param>
    /// <param name="now">The time.</param>
    /// <param name="at">The time at which the result changes without another event.</param>
    public bool HasRoom(int inFlight, bool grows, double now, out double at)
    {
        at = double.PositiveInfinity;
        if (inFlight + (_isFirstRound ? _roundServed : 0) < (int)_size)
        {
            return true;
        }

        if (!grows)
        {
            return false;
        }

        // Time counts only while the window delays calls.
        if (_grownAt < now - (2 * Step))
        {
            _grownAt = now;
        }

        if (now - _grownAt >= Step - RateControl.Tick)
        {
            Grow(_size + 1, now);
            return true;
        }

        at = _grownAt + Step;
        return false;
    }

    /// <summary>Counts a success; the last one of a round doubles the window, if the calls made use of it.</summary>
    public void Served(int inFlight, double now)
    {
        _isFirstRound &= ++_roundServed < (int)_size;
        if (_roundServed >= (int)_size && now - _roundAt >= Step && inFlight >= (int)_size / 2)
        {
            Grow(_size * 2, now);
            BeginRound(now);
        }
    }

    /// <summary>Starts again at a time, at the end of a pause, with an eighth of the size.</summary>
    public void Shrink(double at)
    {
        _size = Math.Max(1, _size / 8);
        BeginRound(at);
    }

    /// <summary>Starts again, with room for the calls in flight.</summary>
    public void Reset(int inFlight, double now)
    {
        _size = Math.Max(First, inFlight);
        BeginRound(now);
    }

    private void Grow(double size, double now)
    {
        _size = Math.Min(Most, size);
        _grownAt = now;
        _isFirstRound = false;
    }

    private void BeginRound(double now)
    {
        _roundAt = now;
        _roundServed = 0;
        _isFirstRound = false;
    }
}
