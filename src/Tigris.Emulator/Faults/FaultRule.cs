using System.Threading;

namespace Tigris.Emulator;

/// <summary>A fault in force.</summary>
public sealed class FaultRule
{
    private int _remaining;
    private int _hits;

    internal FaultRule(int id, Fault fault)
    {
        Id = id;
        Fault = fault;
        _remaining = fault.Count ?? int.MaxValue;
    }

    /// <summary>The id: 1 for the first rule since the start or since the rules were cleared.</summary>
    public int Id { get; }

    /// <summary>The fault.</summary>
    public Fault Fault { get; }

    /// <summary>The number of requests that the rule hit.</summary>
    public int Hits => Volatile.Read(ref _hits);

    internal bool Applies(EmulatorRequest request, FaultDraw draw)
    {
        if (!Fault.Matches(request) || Volatile.Read(ref _remaining) <= 0 || !draw.Hits(Id, Fault.Percent)) return false;
        if (Fault.Count is not null && Interlocked.Decrement(ref _remaining) < 0) return false;
        Interlocked.Increment(ref _hits);
        return true;
    }
}
