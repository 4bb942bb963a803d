using System;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>What users do: ids piped into a command, whose objects go on down the pipeline.</summary>
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
