using System;
using System.Threading.Tasks;

namespace Tigris.Emulator.Pipeline;

/// <summary>Makes requests fail on demand. It stands outside the error stage, so that a fault can lose any answer, errors too.</summary>
internal sealed class FaultStage(Faults faults) : IStage
{
    public async Task<Reply> InvokeAsync(EmulatorRequest request, Next next)
    {
        if (request.IsDiagnostic) return await next();

        // Real time: a clock that a test holds still must not hold requests.
        if (faults.Latency > TimeSpan.Zero) await Task.Delay(faults.Latency, request.Context.RequestAborted);
        return faults.Take(request) is { } action ? await action.ApplyAsync(request, next) : await next();
    }
}
