using System.Threading;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>The host of an offboarding that runs as a call of a pipeline.</summary>
internal sealed class OffboardingCall(CallContext call) : IOffboardingHost
{
    public ITigrisClient Client => call.Client;

    public CancellationToken Cancellation => call.Cancellation;

    public bool MayContinue => call.MayGoOn;

    public Task<bool> ConfirmAsync(string target, string action) => call.ConfirmAsync(target, action);

    public void Write(OffboardingResult result, string interrupted) => call.Write(result, interrupted);
}
