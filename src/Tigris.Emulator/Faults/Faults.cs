using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator;

/// <summary>
/// Failure on demand. Rules are asked in the order in which they were added, then the hook. One that strikes is around all that
/// follow: latency before a 503 delays it, and after a 503 nothing is asked any more.
/// </summary>
public sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly FaultScene _scene;
    private ImmutableArray<FaultRule> _rules = [];
    private FaultDice _dice;
    private long _latencyTicks;
    private int _lastId;

    internal Faults(long seed, FaultScene scene)
    {
        _dice = new FaultDice(seed);
        _scene = scene;
    }

    /// <summary>How long (in real time) every request waits before anything else happens to it.</summary>
    public TimeSpan Latency
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _latencyTicks));
        set => Interlocked.Exchange(ref _latencyTicks, value.Ticks);
    }

    /// <summary>Decides on each request that no rule has ended; null lets it pass. Called from many threads.</summary>
    public Func<EmulatorRequest, FaultAction?>? Hook { get; set; }

    /// <summary>What chance follows from. Setting it starts the run anew.</summary>
    public long Seed
    {
        get => Volatile.Read(ref _dice).Seed;
        set => Restart(value);
    }

    /// <summary>What is in force, in its order.</summary>
    public IReadOnlyList<FaultRule> Rules => _rules;

    /// <summary>Adds a fault by its text, as <c>503:5%</c>. Throws <see cref="FormatException"/> with a message for people.</summary>
    public FaultRule Add(string fault) => Add(Fault.Parse(fault));

    /// <summary>Adds a fault.</summary>
    public FaultRule Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var found = Check(fault);
        found.Action.Arm(_scene);
        lock (_gate)
        {
            var rule = new FaultRule(++_lastId, found);
            _rules = _rules.Add(rule);
            return rule;
        }
    }

    /// <summary>Strikes the next <paramref name="count"/> requests that match everything given.</summary>
    public FaultRule Next(FaultAction action, string? operationId = null, string? method = null, string? targetContains = null, int count = 1) =>
        Add(new Fault(action) { OperationId = operationId, Method = method, TargetContains = targetContains, Count = count });

    /// <summary>Takes one rule out. False where there is none of that id.</summary>
    public bool Remove(int id)
    {
        lock (_gate)
        {
            var count = _rules.Length;
            _rules = _rules.RemoveAll(rule => rule.Id == id);
            return _rules.Length < count;
        }
    }

    /// <summary>Forgets latency, hook and rules, and starts the run anew with the same seed.</summary>
    public void Clear()
    {
        Latency = TimeSpan.Zero;
        Hook = null;
        lock (_gate)
        {
            _rules = [];
            _lastId = 0;
        }

        Restart(Seed);
        _scene.Past.Clear();
    }

    /// <summary>The fault with its operation's whole id. Refuses one that would never strike.</summary>
    internal Fault Check(Fault fault) => fault.OperationId is not { } operation
        ? fault
        : fault with { OperationId = _scene.Operations.Find(operation) ?? throw new FormatException($"'{operation}' is not an operation of the API or of S3") };

    internal async Task<Reply> ApplyAsync(EmulatorRequest request, Next next)
    {
        // A server that is down is down for kept connections too.
        if (_scene.Listeners.AreClosed) return Reply.Reset;

        if (Latency > TimeSpan.Zero) await Task.Delay(Latency, request.Context.RequestAborted);
        var rules = _rules;
        var draw = rules.IsEmpty ? default : Volatile.Read(ref _dice).Draw(request);
        return await FromAsync(0);

        Task<Reply> FromAsync(int first)
        {
            for (var i = first; i < rules.Length; i++)
            {
                if (!rules[i].Takes(request, draw)) continue;
                var following = i + 1;
                return rules[i].Fault.Action.ApplyAsync(request, _scene, () => FromAsync(following));
            }

            return Hook?.Invoke(request) is { } action ? action.ApplyAsync(request, _scene, next) : next();
        }
    }

    private void Restart(long seed) => Volatile.Write(ref _dice, new FaultDice(seed));
}
