using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator;

/// <summary>
/// The faults in force. The rules apply in the order of their addition, and then the hook. Each rule that hits wraps the following ones: a latency
/// before a 503 delays it, and a 503 ends the sequence.
/// </summary>
public sealed class Faults
{
    private readonly Lock _lock = new();
    private readonly FaultContext _context;
    private ImmutableArray<FaultRule> _rules = [];
    private FaultRandom _random;
    private long _latencyTicks;
    private int _lastId;

    internal Faults(long seed, FaultContext context)
    {
        _random = new FaultRandom(seed);
        _context = context;
    }

    /// <summary>The delay (in real time) of every request.</summary>
    public TimeSpan Latency
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _latencyTicks));
        set => Interlocked.Exchange(ref _latencyTicks, value.Ticks);
    }

    /// <summary>A function that decides on each request that no rule has ended; null means no fault. Many threads call it.</summary>
    public Func<EmulatorRequest, FaultAction?>? Hook { get; set; }

    /// <summary>The seed of the random decisions. Setting it restarts the sequence.</summary>
    public long Seed
    {
        get => Volatile.Read(ref _random).Seed;
        set => Restart(value);
    }

    /// <summary>The rules in force, in order.</summary>
    public IReadOnlyList<FaultRule> Rules => _rules;

    /// <summary>Adds a fault by its text, as in <c>503:5%</c>. Throws <see cref="FormatException"/> with a message for the user.</summary>
    public FaultRule Add(string fault) => Add(Fault.Parse(fault));

    /// <summary>Adds a fault.</summary>
    public FaultRule Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var found = Check(fault);
        found.Action.Arm(_context);
        lock (_lock)
        {
            var rule = new FaultRule(++_lastId, found);
            _rules = _rules.Add(rule);
            return rule;
        }
    }

    /// <summary>Adds a fault for the next <paramref name="count"/> matching requests.</summary>
    public FaultRule Next(FaultAction action, string? operationId = null, string? method = null, string? targetContains = null, int count = 1) =>
        Add(new Fault(action) { OperationId = operationId, Method = method, TargetContains = targetContains, Count = count });

    /// <summary>Removes a rule. Returns false if no rule has this id.</summary>
    public bool Remove(int id)
    {
        lock (_lock)
        {
            var count = _rules.Length;
            _rules = _rules.RemoveAll(rule => rule.Id == id);
            return _rules.Length < count;
        }
    }

    /// <summary>Clears the latency, the hook and the rules, and restarts the random sequence with the same seed.</summary>
    public void Clear()
    {
        Latency = TimeSpan.Zero;
        Hook = null;
        lock (_lock)
        {
            _rules = [];
            _lastId = 0;
        }

        Restart(Seed);
        _context.Past.Clear();
    }

    /// <summary>Returns the fault with the full id of its operation. Refuses a fault that matches no operation.</summary>
    internal Fault Check(Fault fault) => fault.OperationId is not { } operation
        ? fault
        : fault with { OperationId = _context.Operations.Find(operation) ?? throw new FormatException($"'{operation}' is not an operation of the API or of S3") };

    internal async Task<Reply> ApplyAsync(EmulatorRequest request, Next next)
    {
        // A server that is down is down for open connections too.
        if (_context.Listeners.AreClosed) return Reply.Reset;

        if (Latency > TimeSpan.Zero) await Task.Delay(Latency, request.Context.RequestAborted);
        var rules = _rules;
        var draw = rules.IsEmpty ? default : Volatile.Read(ref _random).Draw(request);
        return await FromAsync(0);

        Task<Reply> FromAsync(int first)
        {
            for (var i = first; i < rules.Length; i++)
            {
                if (!rules[i].Applies(request, draw)) continue;
                var following = i + 1;
                return rules[i].Fault.Action.ApplyAsync(request, _context, () => FromAsync(following));
            }

            return Hook?.Invoke(request) is { } action ? action.ApplyAsync(request, _context, next) : next();
        }
    }

    private void Restart(long seed) => Volatile.Write(ref _random, new FaultRandom(seed));
}
