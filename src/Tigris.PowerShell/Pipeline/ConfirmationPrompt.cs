using System;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>A confirmation prompt that a call requests. The pipeline thread shows it and sets the result.</summary>
internal sealed class ConfirmationPrompt(string target, string action)
{
    // Continuations go to the thread pool: the pipeline thread must not run a call's code.
    private readonly TaskCompletionSource<bool> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Target { get; } = target;

    public string Action { get; } = action;

    /// <summary>The result: true if the change is confirmed; otherwise, false.</summary>
    public Task<bool> Result => _result.Task;

    public void Complete(bool isConfirmed) => _result.TrySetResult(isConfirmed);

    public void Fail(Exception exception) => _result.TrySetException(exception);
}
