using System;
using System.Diagnostics;

namespace Tigris.PowerShell;

/// <summary>The server's rate limit, as the calls of one pipeline observe it. Thread-safe.</summary>
internal sealed class CallLimits
{
    // The relative difference below which an estimate counts as unchanged.
    private const double RateTolerance = 0.25;

    private readonly object _lock = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private volatile ITigrisClient? _client;
    private double _shown;
    private TimeSpan _pausedUntil;

    /// <summary>The rate to which the server limits the calls; null if it doesn't.</summary>
    public double? Rate
    {
        get
        {
            try
            {
                return _client?.RequestRate;
            }
            catch (ObjectDisposedException)
            {
                return null;
            }
        }
    }

    /// <summary>Records the client that the calls use.</summary>
    public ITigrisClient Follow(ITigrisClient client) => _client = client;

    /// <summary>Returns true if the rate differs from the one that was shown last.</summary>
    public bool IsNewRate(double rate)
    {
        lock (_lock)
        {
            var isNew = Math.Abs(rate - _shown) > RateTolerance * _shown;
            _shown = isNew ? rate : _shown;
            return isNew;
        }
    }

    /// <summary>Returns the end of a pause that begins now.</summary>
    public TimeSpan EndOf(TimeSpan pause) => _watch.Elapsed + pause;

    /// <summary>Returns true if the pause ends later than those that were shown.</summary>
    public bool IsNewPause(TimeSpan until)
    {
        lock (_lock)
        {
            var isNew = until > _pausedUntil + TimeSpan.FromSeconds(1);
            _pausedUntil = isNew ? until : _pausedUntil;
            return isNew;
        }
    }
}
