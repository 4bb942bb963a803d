using System;
using System.Collections.Immutable;
using System.Threading;

namespace Tigris.Emulator;

/// <summary>Failure on demand. Rules are asked in the order in which they were added, then the hook; the first that answers wins.</summary>
public sealed class Faults
{
    private ImmutableList<FaultRule> _rules = [];
    private long _latencyTicks;

    /// <summary>How long (in real time) every API request waits before anything else happens to it.</summary>
    public TimeSpan Latency
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _latencyTicks));
        set => Interlocked.Exchange(ref _latencyTicks, value.Ticks);
    }

    /// <summary>Decides on each request; null lets it pass. Called from many threads.</summary>
    public Func<EmulatorRequest, FaultAction?>? Hook { get; set; }

    /// <summary>Strikes the next <paramref name="count"/> requests that match everything given.</summary>
    public FaultRule Next(FaultAction action, string? operationId = null, string? method = null, string? targetContains = null, int count = 1)
    {
        ArgumentNullException.ThrowIfNull(action);
        var rule = new FaultRule(action, operationId, method, targetContains, count);
        ImmutableInterlocked.Update(ref _rules, static (rules, added) => rules.Add(added), rule);
        return rule;
    }

    /// <summary>Forgets latency, hook and rules.</summary>
    public void Clear()
    {
        Latency = TimeSpan.Zero;
        Hook = null;
        Interlocked.Exchange(ref _rules, []);
    }

    internal FaultAction? Take(EmulatorRequest request)
    {
        foreach (var rule in _rules)
        {
            if (rule.Take(request) is { } action) return action;
        }

        return Hook?.Invoke(request);
    }
}
