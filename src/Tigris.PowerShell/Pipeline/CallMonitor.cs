using System;
using System.Threading;

namespace Tigris.PowerShell;

/// <summary>
/// The lock of calls and the pipeline thread. A call wakes the pipeline thread only if the thread waits for its change: most calls end
/// while the thread has no work to do, and waking it costs as much as the work of a call.
/// </summary>
internal sealed class CallMonitor
{
    private Func<bool>? _awaited;

    /// <summary>Wakes the pipeline thread if the condition that it waits for is true now. The caller holds the lock.</summary>
    public void Signal()
    {
        if (_awaited?.Invoke() == true)
        {
            Monitor.PulseAll(this);
        }
    }

    /// <summary>Sleeps until a change makes the condition true, all threads are woken, or the time is over. The caller holds the lock.</summary>
    public void Wait(Func<bool> condition, TimeSpan time)
    {
        _awaited = condition;
        try
        {
            Monitor.Wait(this, time);
        }
        finally
        {
            // An interrupted thread no longer waits either.
            _awaited = null;
        }
    }

    /// <summary>Wakes the pipeline thread from every wait.</summary>
    public void WakeUp()
    {
        lock (this)
        {
            Monitor.PulseAll(this);
        }
    }
}
