using System;
using System.Threading.Tasks;
using Tigris.Emulator.Endpoints;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator;

/// <summary>Shifts the server's clock.</summary>
internal sealed class ClockSkewFault(TimeSpan ahead) : FaultAction
{
    public override string ToString() => $"clock-skew={FaultValue.Of(ahead)}";

    internal override Task<Reply> ApplyAsync(EmulatorRequest request, FaultContext context, Next next)
    {
        request.ClockOffset += ahead;
        return next();
    }
}

/// <summary>Responds from a copy of the state that lags behind. Writes always use the current state.</summary>
internal sealed class StaleFault(TimeSpan lag) : FaultAction
{
    public override string ToString() => $"stale={FaultValue.Of(lag)}";

    internal override void Arm(FaultContext context) => context.Past.Follow(lag);

    internal override Task<Reply> ApplyAsync(EmulatorRequest request, FaultContext context, Next next)
    {
        if (request is ApiRequest { Operation: Endpoint { OperationId.Length: > 0, Access: not StoreAccess.Write } } read) read.View = context.Past.Before(lag);
        return next();
    }
}
