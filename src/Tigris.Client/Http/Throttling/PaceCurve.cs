using System;

namespace Tigris.Client.Http.Throttling;

/// <summary>
/// The rate at which calls begin after a refusal: a cubic curve, as in TCP CUBIC. It starts below the target, returns to it, stays near it
/// for a while, and then rises faster and faster. Times are seconds, rates are calls a second.
/// </summary>
internal sealed class PaceCurve
{
    private const double Lowest = 0.05;
    private const double Dip = 0.2;
    private const double Rise = 0.1;

    private double _length = 1;
    private double _elapsed;
    private double _updatedAt;
    private double _boundAt = double.NegativeInfinity;

    /// <summary>The rate that the server is assumed to allow.</summary>
    public double Target { get; private set; }

    /// <summary>The last time at which the pace delayed a call.</summary>
    public double BoundAt => _boundAt;

    /// <summary>The rate now.</summary>
    public double Rate
    {
        get
        {
            var x = (_elapsed - _length) / _length;
            return Math.Max(Lowest, Target * (1 + ((x < 0 ? Dip : Rise) * x * x * x)));
        }
    }

    /// <summary>Begins a curve.</summary>
    /// <param name="target">The rate that the server is assumed to allow.</param>
    /// <param name="length">The time until the target is reached.</param>
    /// <param name="now">The time.</param>
    /// <param name="resume">Indicates whether the curve begins at half of the progress of the last curve.</param>
    public void Begin(double target, double length, double now, bool resume)
    {
        _elapsed = resume ? Math.Min(_elapsed, length / 2) : 0;
        (Target, _length, _updatedAt) = (target, length, now);
    }

    /// <summary>Moves along the curve. Time counts only while the pace delays calls, because an unused rate proves nothing.</summary>
    public void Advance(double now)
    {
        if (_boundAt >= _updatedAt - Math.Max(0.25, 2 / Rate))
        {
            _elapsed += now - _updatedAt;
        }

        _updatedAt = now;
    }

    /// <summary>Records that the pace delays a call.</summary>
    public void Bind(double now) => _boundAt = now;
}
