using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client.Http.Throttling;

/// <summary>
/// Lets the calls to one endpoint and provider begin in the order of their arrival, as fast as <see cref="RateControl"/> allows. Safe to
/// use from many threads.
/// </summary>
internal sealed class RateLimiter(TimeProvider time)
{
    // Longer waits are made of several.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromHours(1);

    private const double LongestWait = 1e9;

    private readonly object _lock = new();
    private readonly RateControl _control = new();
    private readonly LinkedList<WaitingCall> _waiting = new();
    private readonly long _origin = time.GetTimestamp();
    private ITimer? _timer;
    private double _timerAt = double.PositiveInfinity;

    // The first refusal since the last success; null after a success.
    private double? _refusedSince;

    // The end of the longest pause that the server has requested since then.
    private double _pausedUntil;

    /// <summary>The rate that the server is assumed to allow, in calls a second; null while it is unknown.</summary>
    public double? Rate
    {
        get
        {
            lock (_lock)
            {
                return _control.Rate;
            }
        }
    }

    private double Now => time.GetElapsedTime(_origin).TotalSeconds;

    /// <summary>Begins a call without waiting.</summary>
    /// <returns>The time of its beginning, for its end.</returns>
    public double BeginAtOnce()
    {
        lock (_lock)
        {
            return Begin(Now);
        }
    }

    /// <summary>Waits until a call may begin. Calls that were refused before go first.</summary>
    /// <param name="wait">The conditions of the wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The time of its beginning, or the refusals if the server has refused all calls for the whole <see cref="CallWaitLimits.Timeout"/>.</returns>
    public ValueTask<CallTurn> BeginAsync(CallWaitLimits wait, CancellationToken cancellationToken)
    {
        WaitingCall call;
        lock (_lock)
        {
            var now = Now;
            if (_waiting.Count == 0 && wait.NotBefore <= now && _control.MayBegin(now, out _))
            {
                return new(new CallTurn(Begin(now), null));
            }

            if (cancellationToken.IsCancellationRequested)
            {
                return new(Task.FromCanceled<CallTurn>(cancellationToken));
            }

            call = new WaitingCall(wait, now);
            if (CannotStartInTime(call, now))
            {
                return new(Refuse(now));
            }

            call.Node = wait.IsRepeated ? _waiting.AddFirst(call) : _waiting.AddLast(call);
            Release(now);
        }

        // Outside the lock: the callback may run at once.
        return new(call.WaitAsync(this, cancellationToken));
    }

    /// <summary>Records that a call was served: its response isn't a refusal.</summary>
    public void Served(double begunAt)
    {
        lock (_lock)
        {
            var now = Now;
            _refusedSince = null;
            _control.Served(begunAt, now);
            Release(now);
        }
    }

    /// <summary>Records that a call ended without a response.</summary>
    public void Abandoned(double begunAt)
    {
        lock (_lock)
        {
            _control.Abandoned(begunAt);
            Release(Now);
        }
    }

    /// <summary>Records that the server refused a call because of its rate limit.</summary>
    /// <param name="begunAt">The time at which the call began.</param>
    /// <param name="retryAfter">The pause that the server requested, if any.</param>
    /// <param name="left">The longest time that the call may still wait.</param>
    /// <param name="wait">The conditions of the call's next wait, without its timeout.</param>
    /// <returns>The time until the call may be repeated, as far as it is known.</returns>
    public TimeSpan Refused(double begunAt, TimeSpan? retryAfter, TimeSpan left, out CallWaitLimits wait)
    {
        lock (_lock)
        {
            var now = Now;
            var notBefore = now + (retryAfter?.TotalSeconds ?? 0);
            _pausedUntil = _refusedSince is null ? notBefore : Math.Max(_pausedUntil, notBefore);
            _refusedSince ??= now;
            _control.Refused(begunAt, now, retryAfter?.TotalSeconds);
            var next = _control.MayBegin(now, out var at) || double.IsInfinity(at) ? notBefore : Math.Max(notBefore, at);
            wait = new CallWaitLimits(TimeSpan.Zero, notBefore, now + left.TotalSeconds);
            Release(now);
            return Milliseconds(next - now);
        }
    }

    /// <summary>Removes a call from the queue, if it still waits.</summary>
    internal void Leave(WaitingCall call)
    {
        lock (_lock)
        {
            if (call.Node.List is not null)
            {
                _waiting.Remove(call.Node);
                if (_waiting.Count == 0 && _control.InFlight == 0)
                {
                    // The run has failed. The next run may begin much later, so it sends requests again.
                    _control.Resume();
                    _refusedSince = null;
                }

                Release(Now);
            }
        }
    }

    private CallTurn Refuse(double now)
    {
        var since = _refusedSince ?? now;
        TimeSpan? pause = _pausedUntil > now ? Milliseconds(_pausedUntil - now) : null;
        return new CallTurn(now, new Refusals(time.GetUtcNow() - Milliseconds(now - since), Milliseconds(now - since), pause));
    }

    private double Begin(double now)
    {
        _control.Begin(now);
        return now;
    }

    // Starts the calls that may begin, ends the calls whose wait has timed out, and sets the timer for the next of these events.
    private void Release(double now)
    {
        var next = double.PositiveInfinity;
        for (var node = _waiting.First; node is not null;)
        {
            var call = node.Value;
            node = node.Next;
            if (CannotStartInTime(call, now))
            {
                _waiting.Remove(call.Node);
                call.TryEnd(Refuse(now));
                continue;
            }

            if (Deadline(call) is var deadline && deadline > now)
            {
                next = Math.Min(next, deadline);
            }

            if (call.Wait.NotBefore > now + RateControl.Tick)
            {
                next = Math.Min(next, call.Wait.NotBefore);
                continue;
            }

            if (!_control.MayBegin(now, out var at))
            {
                next = Math.Min(next, at);
                if (_refusedSince is null)
                {
                    break;
                }

                continue;
            }

            _waiting.Remove(call.Node);
            if (call.TryEnd(new CallTurn(now, null)))
            {
                _control.Begin(now);
            }
        }

        SetTimer(now, next);
    }

    // Calls end as throttled when the server has refused all calls for the whole time, and each call after this time since its own first refusal. A
    // call that arrived later waits for the outcome of the calls that are repeated, and ends with them.
    private bool CannotStartInTime(WaitingCall call, double now)
    {
        var deadline = Deadline(call);
        return now >= deadline - RateControl.Tick && (_control.InFlight == 0 || call.ArrivedAt <= deadline);
    }

    private double Deadline(WaitingCall call) => Math.Min(
        call.Wait.EndsAt,
        _refusedSince is { } since && call.Wait.Timeout > TimeSpan.Zero ? since + call.Wait.Timeout.TotalSeconds : double.PositiveInfinity);

    private void SetTimer(double now, double at)
    {
        if (_waiting.Count == 0 || double.IsInfinity(at))
        {
            at = double.PositiveInfinity;
        }

        if (at == _timerAt)
        {
            return;
        }

        _timer?.Dispose();
        _timer = null;
        _timerAt = at;
        if (!double.IsInfinity(at))
        {
            var due = Milliseconds(at - now);
            _timer = time.CreateTimer(_ => Wake(), null, due < LongestTimer ? due : LongestTimer, Timeout.InfiniteTimeSpan);
        }
    }

    // Timers count whole milliseconds, and must not fire too early.
    private static TimeSpan Milliseconds(double seconds) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(Math.Max(0, seconds - RateControl.Tick), LongestWait) * 1000));

    private void Wake()
    {
        lock (_lock)
        {
            _timerAt = double.PositiveInfinity;
            Release(Now);
        }
    }
}
