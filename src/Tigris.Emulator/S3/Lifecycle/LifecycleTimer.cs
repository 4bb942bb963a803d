using System;
using System.Threading;

namespace Tigris.Emulator.S3.Lifecycle;

/// <summary>Runs the rules every quarter of an hour of the emulator's clock: "within minutes, up to 15 to 20" says the documentation.</summary>
internal sealed class LifecycleTimer : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly LifecycleRun _rules;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private bool _stopped;

    public LifecycleTimer(LifecycleRun rules, TimeProvider time)
    {
        _rules = rules;
        _time = time;
        _timer = time.CreateTimer(_ => Run(), null, Interval, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        lock (_gate) _stopped = true;
        _timer.Dispose();
    }

    // Armed anew each time: a clock that jumps by a month runs the rules once.
    private void Run()
    {
        lock (_gate)
        {
            if (_stopped) return;
            try
            {
                _rules.Run(_time.GetUtcNow().UtcDateTime);
            }
            catch (Exception)
            {
                // Nobody is there to be told, and what escapes a timer ends the process. The next run tries again.
            }
            finally
            {
                _timer.Change(Interval, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
