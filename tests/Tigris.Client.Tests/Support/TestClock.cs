using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;

namespace Tigris.Client.Tests.Support;

/// <summary>A stopped clock. An announced wait ends as soon as it begins.</summary>
internal sealed class TestClock() : FakeTimeProvider(Noon)
{
    public static readonly DateTimeOffset Noon = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private readonly Queue<TimeSpan> _announced = new();

    /// <summary>The next timer of this length is a wait to skip.</summary>
    public void Skip(TimeSpan wait) => _announced.Enqueue(wait);

    /// <summary>Advances the clock after the caller waits.</summary>
    public void AdvanceSoon(TimeSpan by) => Task.Run(() => Advance(by));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);

        // Timers count whole milliseconds.
        if (_announced.TryPeek(out var wait) && (wait - dueTime).Duration() < TimeSpan.FromMilliseconds(1))
        {
            AdvanceSoon(_announced.Dequeue());
        }

        return timer;
    }
}
