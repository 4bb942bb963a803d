using System;
using System.Threading.Tasks;
using Tigris.Emulator.Endpoints;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator;

/// <summary>Shifts the server's clock.</summary>
internal sealed class ClockSkewFault(TimeSpan ahead) : FaultAction
{
    public override string ToString() => $"clock-skew={FaultValue.Of(ahead)}";

    internal override Task<Reply> ApplyAsync(EmulatorRequest request, FaultScene scene, Next next)
    {
        request.ClockOffset += ahead;
        return next();
    }
}

/// <summary>Responds from a copy of the state that lags behind. Writes always use the current state.</summary>
internal sealed class StaleFault(TimeSpan lag) : FaultAction
{
    public override string ToString() => $"stale={FaultValue.Of(lag)}";

    internal override void Arm(FaultScene scene) => scene.Past.Follow(lag);

    internal override Task<Reply> ApplyAsync(EmulatorRequest request, FaultScene scene, Next next)
    {
        if (request.Route.Endpoint is { OperationId.Length: > 0, Access: not StoreAccess.Write }) request.View = scene.Past.Before(lag);
        return next();
    }
}
