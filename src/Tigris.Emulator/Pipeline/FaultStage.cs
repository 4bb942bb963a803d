using System.Threading.Tasks;

namespace Tigris.Emulator.Pipeline;

/// <summary>Applies the faults. The stage is outside of the error stage, so that a fault can also lose error responses.</summary>
internal sealed class FaultStage(Faults faults) : IStage
{
    public Task<Reply> InvokeAsync(EmulatorRequest request, Next next) => request.IsDiagnostic ? next() : faults.ApplyAsync(request, next);
}
