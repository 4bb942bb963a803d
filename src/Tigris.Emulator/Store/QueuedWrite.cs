using System;
using System.Threading.Tasks;

namespace Tigris.Emulator.Store;

/// <summary>Work that waits for its transaction.</summary>
internal abstract class QueuedWrite
{
    /// <summary>Runs the work. Returns false if it failed and must be rolled back.</summary>
    public abstract bool TryRun();

    /// <summary>Reports the result of the work after the commit.</summary>
    public abstract void Complete();

    /// <summary>Reports that the commit failed.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>Work with a result.</summary>
internal sealed class QueuedWrite<T>(Func<T> work) : QueuedWrite
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _exception;

    public Task<T> Task => _completion.Task;

    public override bool TryRun()
    {
        try
        {
            _result = work();
            return true;
        }
        catch (Exception e)
        {
            _exception = e;
            return false;
        }
    }

    public override void Complete()
    {
        if (_exception is null) _completion.TrySetResult(_result!);
        else _completion.TrySetException(_exception);
    }

    public override void Fail(Exception exception) => _completion.TrySetException(_exception ?? exception);
}
