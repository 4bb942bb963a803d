using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>Tells a listing whether its page was taken, and so whether to fetch the next.</summary>
internal sealed class PageReceipt
{
    // Continuations go to the thread pool: the pipeline thread must not run a call's code.
    private readonly TaskCompletionSource<bool> _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>true once the whole page was written; false if the pipeline wants no other page.</summary>
    public Task<bool> WantsMore => _taken.Task;

    public void Taken(bool wantsMore) => _taken.TrySetResult(wantsMore);
}
