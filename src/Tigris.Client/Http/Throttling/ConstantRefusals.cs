using System;

namespace Tigris.Client.Http.Throttling;

/// <summary>
/// Detects a server that refuses the same part of the calls at any rate, for example because one of its nodes is overloaded. A lower rate
/// doesn't help there.
/// </summary>
/// <remarks>
/// A server with a limit refuses calls above the rate that it has served before. If a server refuses calls below that rate again and again,
/// a burst right after a refusal is the test: the bucket of a limit is empty then, so the server refuses nearly the whole burst.
/// </remarks>
internal sealed class ConstantRefusals
{
    // The refusals below the served rate, less those above it, that begin a test. Each failed test doubles the number. At a low rate,
    // a failed test is a larger part of the calls.
    private const int FirstSuspicion = 5;
    private const int LargestSuspicion = 80;
    private const double LowRate = 10;
    private const int MoreAtLowRate = 3;

    // A server that refuses a larger part is assumed to have a limit.
    private const double LargestPart = 0.3;

    // A burst has about as many calls as a second of the rate. Later, refusals are counted among 100 calls.
    private const double SmallestBurst = 10;
    private const double LargestBurst = 40;
    private const int CallsOfRound = 100;

    // The number of calls that is enough to estimate the part.
    private const int EnoughCalls = 1000;

    // The number of additional refusals that can be due to chance, in a burst and in a round.
    private const int ChanceInBurst = 4;
    private const double FactorInBurst = 1.5;
    private const int ChanceInRound = 8;
    private const double FactorInRound = 2;
    private const double LargestPartInRound = 0.45;

    // A burst is a test only if its rate is at least this multiple of the served rate.
    private const double BurstRate = 4;

    private Phase _phase;
    private int _suspicion;
    private int _enough = FirstSuspicion;
    private Tally _known;
    private Tally _round;
    private double _roundFrom;
    private double _burstEndsAt;
    private int _burst;
    private int _left;

    private enum Phase
    {
        Watching,
        Testing,
        Tolerating,
    }

    /// <summary>The result of a call's end.</summary>
    public enum Result
    {
        None,

        /// <summary>The refusals don't depend on the rate.</summary>
        Constant,

        /// <summary>The refusals depend on the rate.</summary>
        Limit,
    }

    /// <summary>Indicates whether refusals don't change the rate.</summary>
    public bool AreTolerated => _phase != Phase.Watching;

    /// <summary>Indicates whether the next call belongs to a burst, so that it may begin at once.</summary>
    public bool HasBurst => _left > 0;

    /// <summary>Begins again.</summary>
    public void Reset() => (_phase, _suspicion, _left, _known, _round) = (Phase.Watching, 0, 0, default, default);

    /// <summary>Records that a call of a burst began.</summary>
    public void Begin(double now)
    {
        _left--;
        if (now > _burstEndsAt)
        {
            // Too few calls wait for a burst, so it would prove nothing.
            Fail();
        }
    }

    /// <summary>Records a refusal at a rate.</summary>
    /// <param name="rate">The rate.</param>
    /// <param name="served">The rate that the server has served before.</param>
    /// <param name="latency">The usual time of a call.</param>
    /// <param name="now">The time.</param>
    /// <returns>true if a burst begins; otherwise, false.</returns>
    public bool Note(double rate, double served, double latency, double now)
    {
        _suspicion += rate < served ? 1 : -1;
        if (_suspicion <= 0)
        {
            Reset();
        }

        if (_suspicion < (served < LowRate ? _enough + MoreAtLowRate : _enough))
        {
            return false;
        }

        var known = _known;
        Reset();
        if (known.Part > LargestPart)
        {
            return false;
        }

        _burst = (int)Math.Clamp(served, SmallestBurst, LargestBurst);
        _burstEndsAt = now + Math.Max(2 * latency, _burst / (BurstRate * served));
        (_phase, _left, _known, _roundFrom) = (Phase.Testing, _burst, known, now);
        return true;
    }

    /// <summary>Counts the end of a call.</summary>
    public Result Count(double begunAt, bool isRefused)
    {
        if (_phase == Phase.Watching)
        {
            _known = _known.And(isRefused);
            return Result.None;
        }

        if (begunAt < _roundFrom)
        {
            return Result.None;
        }

        _round = _round.And(isRefused);
        if (IsExcess())
        {
            Fail();
            return Result.Limit;
        }

        if (_round.Calls < (_phase == Phase.Testing ? _burst : CallsOfRound))
        {
            return Result.None;
        }

        if (_known.Calls < EnoughCalls)
        {
            _known = _known.And(_round);
        }

        _round = default;
        if (_phase == Phase.Tolerating)
        {
            return Result.None;
        }

        (_phase, _enough) = (Phase.Tolerating, FirstSuspicion);
        return Result.Constant;
    }

    private void Fail()
    {
        _enough = _phase == Phase.Testing ? Math.Min(LargestSuspicion, 2 * _enough) : FirstSuspicion;
        Reset();
    }

    // A limit refuses far more of a burst, so the factor is small there.
    private bool IsExcess() => _phase == Phase.Testing
        ? _round.Refused > ChanceInBurst + (FactorInBurst * _known.Part * _round.Calls)
        : _round.Refused > ChanceInRound + (Math.Min(FactorInRound * _known.HighPart, LargestPartInRound) * _round.Calls);

    private readonly record struct Tally(int Calls, int Refused)
    {
        public double Part => (double)Refused / Math.Max(1, Calls);

        // The largest part that is likely: few calls leave it uncertain.
        public double HighPart => (Refused + 1 + (2 * Math.Sqrt(Refused))) / Math.Max(1, Calls);

        public Tally And(bool isRefused) => new(Calls + 1, Refused + (isRefused ? 1 : 0));

        public Tally And(Tally other) => new(Calls + other.Calls, Refused + other.Refused);
    }
}
