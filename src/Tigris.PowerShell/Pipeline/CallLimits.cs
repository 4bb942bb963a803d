using System;
using System.Diagnostics;

namespace Tigris.PowerShell;

/// <summary>The server's rate limit, as far as the calls of one pipeline meet it. Safe to use from many threads.</summary>
internal sealed class CallLimits
{
    // An estimate that differs by less is the same.
    private const double News = 0.25;

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

    /// <summary>Notes the client that the calls use.</summary>
    public ITigrisClient Follow(ITigrisClient client) => _client = client;

    /// <summary>Returns true if the rate differs from the one that was shown last.</summary>
    public bool IsNews(double rate)
    {
        lock (_lock)
        {
            var isNews = Math.Abs(rate - _shown) > News * _shown;
            _shown = isNews ? rate : _shown;
            return isNews;
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
