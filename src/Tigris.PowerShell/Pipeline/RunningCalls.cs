using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>The running calls of a pipeline, and the counts of its records. Thread-safe.</summary>
internal sealed class RunningCalls
{
    private readonly HashSet<CallContext> _calls = [];
    private readonly CallTally _tally = new();
    private volatile bool _stopped;

    /// <summary>The monitor that calls and the pipeline thread share.</summary>
    public CallMonitor Monitor { get; } = new();

    /// <summary>true if no call may begin any more; otherwise, false.</summary>
    public bool Stopped => _stopped;

    /// <summary>The number of running calls. The caller holds the monitor.</summary>
    public int InFlight => _tally.InFlight;

    /// <summary>A copy of the counts.</summary>
    public CallTally Tally
    {
        get
        {
            lock (Monitor)
            {
                return _tally.Copy();
            }
        }
    }

    /// <exception cref="PipelineStoppedException">The calls were stopped.</exception>
    public void Begin(CallContext call)
    {
        lock (Monitor)
        {
            ThrowIfStopped();
            _calls.Add(call);
            _tally.Begin();
        }
    }

    /// <summary>Ends a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isRecord">true if the end of the call is the end of a record; otherwise, false.</param>
    public void End(CallContext call, bool isRecord)
    {
        lock (Monitor)
        {
            _tally.Leave();
            if (isRecord)
            {
                _tally.End(call.Slot.Failed);
            }

            _calls.Remove(call);
            call.Slot.Finish();
        }
    }

    /// <summary>Counts a record that failed without a call.</summary>
    public void CountFailure()
    {
        lock (Monitor)
        {
            _tally.End(failed: true);
        }
    }

    /// <summary>Prevents new calls and new requests, and cancels all calls except those that await the response to a change.</summary>
    public void Stop()
    {
        lock (Monitor)
        {
            _stopped = true;
        }

        foreach (var call in All())
        {
            call.End();
        }

        Monitor.WakeUp();
    }

    /// <summary>Cancels all calls.</summary>
    public void Cancel()
    {
        foreach (var call in All())
        {
            call.Cancel();
        }
    }

    /// <summary>Waits until all calls have ended, or until the time is over.</summary>
    public void Await(TimeSpan atMost)
    {
        var waited = Stopwatch.StartNew();
        lock (Monitor)
        {
            while (_calls.Count > 0 && atMost - waited.Elapsed is var left && left > TimeSpan.Zero)
            {
                Monitor.Wait(() => _calls.Count == 0, left);
            }
        }
    }

    /// <exception cref="PipelineStoppedException">The calls were stopped.</exception>
    public void ThrowIfStopped()
    {
        if (_stopped)
        {
            throw new PipelineStoppedException();
        }
    }

    private CallContext[] All()
    {
        lock (Monitor)
        {
            return [.. _calls];
        }
    }
}
