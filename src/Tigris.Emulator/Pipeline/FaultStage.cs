using System.Threading.Tasks;

namespace Tigris.Emulator.Pipeline;

/// <summary>Makes requests fail on demand. It stands outside the error stage, so that a fault can lose any answer, errors too.</summary>
internal sealed class FaultStage(Faults faults) : IStage
{
    public Task<Reply> InvokeAsync(EmulatorRequest request, Next next) => request.IsDiagnostic ? next() : faults.ApplyAsync(request, next);
}
