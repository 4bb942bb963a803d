using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>Tells a listing whether its page was taken, and so whether to fetch the next.</summary>
internal sealed class PageReceipt
{
    // Continuations go to the thread pool: the pipeline thread must not run a call's code.
    private readonly TaskCompletionSource<bool> _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True once all of the page was written; false where nobody wants another.</summary>
    public Task<bool> WantsMore => _taken.Task;

    public void Taken(bool wantsMore) => _taken.TrySetResult(wantsMore);
}
