using System;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>Several calls, for a later call that needs the results of all of them.</summary>
internal sealed class CallGroup
{
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // 1 stands for the calls that may still be added.
    private int _running = 1;

    /// <summary>Adds a call that is about to start.</summary>
    public Func<CallContext, Task> Add(Func<CallContext, Task> work)
    {
        Interlocked.Increment(ref _running);
        return async call =>
        {
            try
            {
                await work(call).ConfigureAwait(false);
            }
            finally
            {
                Leave();
            }
        };
    }

    /// <summary>Waits until all calls have ended, also those that failed. No call can be added any more.</summary>
    public Task EndAsync()
    {
        Leave();
        return _ended.Task;
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _running) == 0)
        {
            _ended.SetResult(true);
        }
    }
}
