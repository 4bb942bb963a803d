using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator;

/// <summary>Refuses requests above the rate limit before the signature is checked, as a gateway does.</summary>
internal sealed class RateLimitStage(RateLimits limits) : IStage
{
    public Task<Reply> InvokeAsync(EmulatorRequest request, Next next) =>
        !request.IsDiagnostic && limits.Refuse(request) is { } refusal ? Task.FromResult(refusal) : next();
}
