using System;
using System.Collections.Generic;
using System.Threading;
using Tigris.Emulator.Store;

namespace Tigris.Emulator;

/// <summary>The API on earlier states, one copy for each lag.</summary>
internal sealed class PastStates(Database present, EmulatorOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TimeSpan, (Replica Replica, Api Api)> _byLag = [];

    /// <summary>Starts a copy. The state before the first call for a lag counts as old enough.</summary>
    public void Follow(TimeSpan lag)
    {
        lock (_lock) Copy(lag);
    }

    /// <summary>Returns the API on the state of that time ago.</summary>
    public Api Before(TimeSpan lag)
    {
        Replica replica;
        Api api;
        lock (_lock) (replica, api) = Copy(lag);
        replica.CatchUp();
        return api;
    }

    /// <summary>Ends all copies. A request that reads one continues; the garbage collector frees it later.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            foreach (var (replica, _) in _byLag.Values) present.Leave(replica);
            _byLag.Clear();
        }
    }

    private (Replica Replica, Api Api) Copy(TimeSpan lag)
    {
        if (_byLag.TryGetValue(lag, out var copy)) return copy;
        var replica = new Replica(lag, options.TimeProvider);
        present.Lead(replica);
        return _byLag[lag] = (replica, new Api(replica.Database, options));
    }
}
