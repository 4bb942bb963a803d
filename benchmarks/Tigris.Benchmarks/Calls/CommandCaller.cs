using System;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>Pipes ids into a command and passes its objects on, like a user.</summary>
internal sealed class CommandCaller : ICaller
{
    private readonly Engine _engine;
    private readonly int _inFlight;

    public CommandCaller(Uri endpoint, int inFlight)
    {
        _inFlight = inFlight;
        _engine = Engine.ConnectedTo(endpoint);
    }

    public Task CallAsync(IdSource ids)
    {
        _engine.Set("ids", ids);
        _engine.Run($"$ids | Get-TigrisOrganization -ThrottleLimit {_inFlight} | Out-Null");
        return Task.CompletedTask;
    }

    public void Dispose() => _engine.Dispose();
}
