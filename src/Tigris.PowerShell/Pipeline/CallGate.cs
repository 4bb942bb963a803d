using System;
using System.Threading;

namespace Tigris.PowerShell;

/// <summary>
/// What calls and the pipeline thread lock to tell each other something. The pipeline thread is woken only for what it waits for: of many
/// calls in flight most end while it has nothing to do, and waking it costs as much as a call's own work.
/// </summary>
internal sealed class CallGate
{
    private Func<bool>? _awaited;

    /// <summary>Something changed. Under the gate.</summary>
    public void Signal()
    {
        if (_awaited?.Invoke() == true)
        {
            Monitor.PulseAll(this);
        }
    }

    /// <summary>Sleeps until a change makes the condition true, somebody wakes everybody, or the time is over. Under the gate.</summary>
    public void Wait(Func<bool> condition, TimeSpan time)
    {
        _awaited = condition;
        try
        {
            Monitor.Wait(this, time);
        }
        finally
        {
            // An interrupted thread waits no longer either, and what the condition looks at is its own again.
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
