using System;
using System.Collections.Generic;

namespace Tigris.Client.Tests.Support;

/// <summary>Records the events of calls. With a test clock, it skips the waits.</summary>
internal sealed class RecordingObserver(TestClock? clock = null, Action<CallWait>? onWait = null) : ICallObserver
{
    public List<CallAttempt> Attempts { get; } = [];

    public List<CallWait> Waits { get; } = [];

    public List<CallExchange> Exchanges { get; } = [];

    public bool RecordsExchanges { get; init; }

    public List<CallStart> Starts { get; } = [];

    public void Clear()
    {
        Starts.Clear();
        Attempts.Clear();
        Waits.Clear();
        Exchanges.Clear();
    }

    public void Starting(CallStart start) => Starts.Add(start);

    public void Attempted(CallAttempt attempt) => Attempts.Add(attempt);

    public List<TimeSpan> ClockCorrections { get; } = [];

    public void ClockCorrected(TimeSpan ahead) => ClockCorrections.Add(ahead);

    public List<CallRepetition> Repetitions { get; } = [];

    public void RepeatedAfterRefusal(CallRepetition repetition) => Repetitions.Add(repetition);

    public void Exchanged(CallExchange exchange) => Exchanges.Add(exchange);

    public void Waiting(CallWait wait)
    {
        Waits.Add(wait);
        onWait?.Invoke(wait);
        if (wait.Delay > TimeSpan.Zero)
        {
            clock?.Skip(wait.Delay);
        }
    }
}
