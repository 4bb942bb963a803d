using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>Delays a listing until its page was written, so that it fetches the next page only on request.</summary>
internal sealed class PageBackpressure
{
    // Continuations go to the thread pool: the pipeline thread must not run a call's code.
    private readonly TaskCompletionSource<bool> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>true once the whole page was written; false if the pipeline requests no other page.</summary>
    public Task<bool> IsMoreRequested => _completion.Task;

    public void Complete(bool isMoreRequested) => _completion.TrySetResult(isMoreRequested);
}
