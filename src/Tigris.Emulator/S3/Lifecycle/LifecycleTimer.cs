using System;
using System.Threading;

namespace Tigris.Emulator.S3.Lifecycle;

/// <summary>Runs the rules every 15 minutes of the emulator's clock. The documentation has "within minutes, up to 15 to 20".</summary>
internal sealed class LifecycleTimer : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly LifecycleRun _rules;
    private readonly TimeProvider _time;
    private readonly ProblemLog _problems;
    private readonly ITimer _timer;
    private bool _stopped;

    public LifecycleTimer(LifecycleRun rules, TimeProvider time, ProblemLog problems)
    {
        _problems = problems;
        _rules = rules;
        _time = time;
        _timer = time.CreateTimer(_ => Run(), null, Interval, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        lock (_lock) _stopped = true;
        _timer.Dispose();
    }

    // Armed again after each run: a jump of the clock by a month runs the rules once.
    private void Run()
    {
        lock (_lock)
        {
            if (_stopped) return;
            try
            {
                _rules.Run(_time.GetUtcNow().UtcDateTime);
            }
            catch (Exception e)
            {
                // An exception in a timer would end the process. The next run tries again.
                _problems.Add("the lifecycle rules could not be applied", e);
            }
            finally
            {
                _timer.Change(Interval, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
