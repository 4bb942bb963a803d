using System;

namespace Tigris.Client.Http.Throttling;

/// <summary>
/// Searches for the server's rate. All calls pause, and then a small window grows until the next refusal. Between two refusals it measures the
/// rate, because a token bucket is empty at both.
/// </summary>
internal sealed class RateSearch
{
    /// <summary>The number of served calls that make a good estimate.</summary>
    public const int Good = 20;

    private const double FirstPause = 0.2;
    private const double LongestPause = 2;

    // The smallest number of served calls that make an estimate, and the shortest time of a measurement.
    private const int Enough = 3;
    private const double ShortestMeasurement = 1e-3;

    // An uncertain estimate gets a short curve of a few calls, because the end of the curve gives a better estimate.
    private const double CallsOfShortCurve = 4;
    private const double ShortestCurve = 0.3;
    private const double LongestShortCurve = 0.7;

    // With at least this part of the calls that were served before the first refusal, the bucket may have been full during the pause.
    private const double FullBucket = 0.8;

    // After this time, a measurement with too few calls begins again.
    private const double LongestMeasurement = 5;

    private double _pause = FirstPause;
    private double _anchor;
    private int _servedFree;

    /// <summary>The number of calls that were served since the measurement began.</summary>
    public int Served { get; private set; }

    /// <summary>Begins a measurement, at a refusal.</summary>
    public void MeasureFrom(double time) => (_anchor, Served) = (time, 0);

    /// <summary>Counts a served call.</summary>
    /// <param name="begunAt">The time at which the call began.</param>
    /// <param name="isFree">true if no call was refused before; otherwise, false.</param>
    public void Count(double begunAt, bool isFree)
    {
        Served += begunAt >= _anchor ? 1 : 0;
        _servedFree += isFree ? 1 : 0;
    }

    /// <summary>Returns true if a measurement with too few calls is too old.</summary>
    public bool IsOld(double time) => time - _anchor > LongestMeasurement;

    /// <summary>Returns the rate of the served calls until a time, and at most a limit; 0 without a duration.</summary>
    public double Rate(double time, double limit) => time > _anchor ? Math.Min(limit, Served / (time - _anchor)) : 0;

    /// <summary>Estimates the server's rate at a refusal.</summary>
    /// <param name="begunAt">The time at which the refused call began.</param>
    /// <param name="rate">The rate.</param>
    /// <param name="length">The length of the curve; null for the usual length.</param>
    /// <returns>true if enough calls were served; otherwise, false.</returns>
    public bool TryEstimate(double begunAt, out double rate, out double? length)
    {
        // A full bucket loses tokens, and holds no more than at first. An estimate from few calls can be far off too.
        var isSure = Served >= Good && Served < FullBucket * _servedFree;
        rate = Served / Math.Max(begunAt - _anchor, ShortestMeasurement);
        length = isSure ? null : Math.Clamp(CallsOfShortCurve / rate, ShortestCurve, LongestShortCurve);
        return Served >= Enough;
    }

    /// <summary>Returns the length of the pause after a refusal.</summary>
    /// <param name="retryAfter">The pause that the server requests, if any.</param>
    /// <param name="isFirst">true if the search begins; otherwise, false.</param>
    /// <param name="wasServed">true if a call was served since the last pause: a longer pause would only lose tokens of a small bucket.</param>
    public double Pause(double? retryAfter, bool isFirst, bool wasServed)
    {
        _pause = isFirst || wasServed ? FirstPause : Math.Min(LongestPause, _pause * 2);

        // A Retry-After of zero is a wait of less than a second, rounded down: one call may try it.
        return retryAfter > 0 ? retryAfter.Value : retryAfter == 0 && isFirst ? 0 : _pause;
    }
}
