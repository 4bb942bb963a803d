using System.Threading;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>The caller of one tenant's offboarding: its connection, its confirmation prompts and its output.</summary>
internal interface IOffboardingHost
{
    ITigrisClient Client { get; }

    CancellationToken Cancellation { get; }

    /// <summary>False if no further step may begin, because the run is about to end.</summary>
    bool MayContinue { get; }

    /// <summary>Asks for a confirmation; may be called more than once. Returns false if it was declined, or can't be given any more.</summary>
    Task<bool> ConfirmAsync(string target, string action);

    /// <summary>Writes the result of the tenant.</summary>
    /// <param name="result">The result.</param>
    /// <param name="interrupted">The warning if the run ends before the result can be delivered.</param>
    void Write(OffboardingResult result, string interrupted);
}
