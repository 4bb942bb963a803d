using System;

namespace Tigris.Client.Http.Throttling;

/// <summary>
/// Decides when calls may begin, so that a server with a rate limit refuses few of them. Pure: it has no clock and no I/O; all times are
/// passed in, in seconds, and rates are calls a second.
/// </summary>
/// <remarks>
/// A token bucket of unknown size shows its rate between two refusals: it is empty at both, so the served calls are the added tokens.
/// <list type="bullet">
/// <item>Free: no refusal yet. A window grows, see <see cref="StartWindow"/>.</item>
/// <item>Search: refused, and the rate isn't known. See <see cref="RateSearch"/>.</item>
/// <item>Paced: the rate is known. Calls begin along a <see cref="PaceCurve"/>.</item>
/// </list>
/// </remarks>
internal sealed class RateControl
{
    /// <summary>Times that differ by less are the same.</summary>
    public const double Tick = 1e-6;

    // The time for which learned rates are kept without refusals.
    private const double Memory = 300;

    // After a second refusal in a row, the rate is too high for certain. A rougher estimate than RateSearch.Good lowers it sooner.
    private const int GoodWhenRepeated = 10;

    // If a call begins late, the next call may begin earlier by the same time.
    private const double CatchUp = 0.02;

    // A Retry-After of whole seconds may be rounded up by one, and one of a date by two. Once the rate is known, only more stops all calls.
    private const double Rounding = 2;

    // The length of a curve is about the time that a number of calls take, between two bounds.
    private const double CallsOfCurve = 20;
    private const double ShortestCurve = 2;
    private const double LongestCurve = 4;
    private const double ShortestWideCurve = 0.4;
    private const double LongestWideCurve = 2;

    private readonly StartWindow _window = new();
    private readonly RateSearch _search = new();
    private readonly PaceCurve _curve = new();
    private readonly ConstantRefusals _constant = new();
    private Phase _phase;
    private double _pausedUntil = double.NegativeInfinity;
    private double _latency;
    private double _nextAt;
    private double _reducedAt = double.NegativeInfinity;
    private double _refusedAt = double.NegativeInfinity;
    private int _servedSinceReduction;
    private int _repeats;
    private double _lowerBound;
    private double _lastPeak;
    private int _older;

    private enum Phase
    {
        Free,
        Search,
        Paced,
    }

    /// <summary>The calls in flight.</summary>
    public int InFlight { get; private set; }

    /// <summary>The rate that the server is assumed to allow; null while it is unknown.</summary>
    public double? Rate => _phase == Phase.Paced ? _curve.Target : null;

    // Calls that began before the last reduction show nothing about the current rate. Some calls take long.
    private int Recent => InFlight - _older;

    // The server served so few calls since the last reduction that the bucket was still empty, because of other clients or of a lower limit.
    private int Few => (int)Math.Clamp(_curve.Target / 2, 3, 25);

    /// <summary>Indicates whether a call may begin.</summary>
    /// <param name="now">The time.</param>
    /// <param name="at">The time at which the result changes without another event; infinite if only the end of a call can change it.</param>
    public bool MayBegin(double now, out double at)
    {
        at = _pausedUntil;
        if (now < _pausedUntil - Tick)
        {
            return false;
        }

        if (_phase != Phase.Paced)
        {
            return _window.HasRoom(Recent, _phase == Phase.Free, now, out at);
        }

        if (now - Math.Max(_curve.BoundAt, _refusedAt) > Memory)
        {
            _phase = Phase.Free;
            _window.Reset(InFlight, now);
            return MayBegin(now, out at);
        }

        if (_constant.HasBurst)
        {
            return true;
        }

        at = _nextAt;
        _curve.Advance(now);
        if (now >= _nextAt - Tick)
        {
            return true;
        }

        _curve.Bind(now);
        return false;
    }

    /// <summary>Records that a call began.</summary>
    public void Begin(double now)
    {
        InFlight++;
        if (_constant.HasBurst)
        {
            _constant.Begin(now);
        }
        else if (_phase == Phase.Paced)
        {
            _nextAt = Math.Max(_nextAt, now - CatchUp) + (1 / _curve.Rate);
        }
    }

    /// <summary>Records that a call was served: its response isn't a refusal.</summary>
    public void Served(double begunAt, double now)
    {
        End(begunAt);
        _latency += (Math.Min(1, now - begunAt) - _latency) / 10;
        _search.Count(begunAt, isFree: _phase == Phase.Free);
        if (_constant.Count(begunAt, isRefused: false) == ConstantRefusals.Result.Constant)
        {
            _phase = Phase.Free;
            _window.Reset(InFlight, now);
        }

        if (begunAt >= _reducedAt && ++_servedSinceReduction == Few)
        {
            _repeats = 0;
            _lowerBound = 0;
        }

        if (_phase != Phase.Paced)
        {
            _window.Served(Recent, now);
        }
    }

    /// <summary>Ends a pause.</summary>
    public void Resume() => _pausedUntil = double.NegativeInfinity;

    /// <summary>Records that a call ended without a response.</summary>
    public void Abandoned(double begunAt) => End(begunAt);

    /// <summary>Records that the server refused a call because of its rate limit.</summary>
    /// <param name="begunAt">The time at which the call began.</param>
    /// <param name="now">The time.</param>
    /// <param name="retryAfter">The pause that the server requested, if any.</param>
    public void Refused(double begunAt, double now, double? retryAfter)
    {
        End(begunAt);
        _refusedAt = now;
        var result = _constant.Count(begunAt, isRefused: true);
        if (_constant.AreTolerated)
        {
            return;
        }

        if (result == ConstantRefusals.Result.Limit && _phase == Phase.Paced)
        {
            // The burst has emptied the bucket: the rate stays, and a count begins at this refusal.
            _search.MeasureFrom(begunAt);
            Pace(_curve.Target, now);
            return;
        }

        if (begunAt < _reducedAt)
        {
            // The call began before the last reduction, so the refusal belongs to the same event.
            if (_phase == Phase.Search && retryAfter is { } more)
            {
                _pausedUntil = Math.Max(_pausedUntil, now + more);
            }
        }
        else if (_phase == Phase.Paced)
        {
            Reduce(begunAt, now, retryAfter);
        }
        else if (_phase == Phase.Search && _search.TryEstimate(begunAt, out var rate, out var length))
        {
            Pace(rate, now, length);
            if (_search.Served >= RateSearch.Good)
            {
                _search.MeasureFrom(begunAt);
            }
        }
        else
        {
            if (_phase == Phase.Free || _search.IsOld(begunAt))
            {
                _search.MeasureFrom(begunAt);
            }

            Search(now, retryAfter);
        }
    }

    private void End(double begunAt)
    {
        InFlight--;
        if (begunAt < _reducedAt && _older > 0)
        {
            _older--;
        }
    }

    private void Search(double now, double? retryAfter)
    {
        var pause = _search.Pause(retryAfter, isFirst: _phase != Phase.Search, wasServed: _servedSinceReduction > 0);
        _phase = Phase.Search;
        _constant.Reset();
        (_reducedAt, _servedSinceReduction, _repeats, _older) = (now, 0, 0, InFlight);
        _pausedUntil = now + pause;
        _window.Shrink(_pausedUntil);
    }

    private void Pace(double target, double now, double? length = null, bool resume = false)
    {
        _phase = Phase.Paced;
        _curve.Begin(target, length ?? (Math.Clamp(CallsOfCurve / target, ShortestCurve, LongestCurve) + (2 * _latency)), now, resume);
        (_reducedAt, _servedSinceReduction, _older) = (now, 0, InFlight);
        _nextAt = Math.Max(_nextAt, now + (2 / target));
    }

    private void Reduce(double begunAt, double now, double? retryAfter)
    {
        _curve.Advance(now);
        var peak = _curve.Rate;
        if (_constant.Note(peak, _curve.Target, _latency, now))
        {
            return;
        }

        var delivered = _search.Rate(begunAt, peak);
        if (retryAfter > Rounding)
        {
            _pausedUntil = now + retryAfter.Value;
        }

        if (_servedSinceReduction < Few)
        {
            ReduceAgain(begunAt, now, retryAfter, peak, delivered);
            return;
        }

        // The rate is between the served rate and the peak. If they are far apart, the bucket either lost tokens during a pause, or had saved them.
        // The next refusal shows which.
        var isWide = peak > 1.4 * delivered;
        var target = isWide ? Math.Sqrt(delivered * peak) : (delivered + peak) / 2;
        _lowerBound = isWide ? delivered : 0;
        if (peak < 0.98 * _lastPeak)
        {
            // Other clients use more of the rate than before, so this process uses less.
            target *= 0.95;
        }

        (_lastPeak, _repeats) = (peak, 0);
        if (isWide || _search.Served >= RateSearch.Good)
        {
            _search.MeasureFrom(begunAt);
        }

        Pace(target, now, isWide ? Math.Clamp(CallsOfCurve / target, ShortestWideCurve, LongestWideCurve) : null);
    }

    private void ReduceAgain(double begunAt, double now, double? retryAfter, double peak, double delivered)
    {
        _repeats++;
        var rest = Math.Max(0.05, 1 / peak) * (1 << Math.Min(10, _repeats - 1));
        if (_servedSinceReduction == 0 && rest > 1.5)
        {
            // The server serves no more calls, so the learned rates are no longer valid.
            _search.MeasureFrom(begunAt);
            _window.Reset(InFlight, now);
            Search(now, retryAfter);
            return;
        }

        var target = _lowerBound > 0 ? _lowerBound
            : _repeats == 1 || _servedSinceReduction == 0 ? _curve.Target
            : _search.Served >= GoodWhenRepeated ? Math.Min(delivered, 0.9 * _curve.Target)
            : 0.8 * _curve.Target;
        _lowerBound = 0;
        if (_repeats == 1 || _search.Served >= GoodWhenRepeated)
        {
            _search.MeasureFrom(begunAt);
        }

        Pace(target, now, resume: _repeats == 1);
        _pausedUntil = Math.Max(_pausedUntil, now + Math.Min(1, rest));
    }
}
