using System;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>A confirmation that a call needs, on its way to the pipeline thread and back.</summary>
internal sealed class CallQuestion(string target, string action)
{
    // Continuations go to the thread pool: the pipeline thread must not run a call's code.
    private readonly TaskCompletionSource<bool> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Target { get; } = target;

    public string Action { get; } = action;

    /// <summary>The answer: true to continue; otherwise, false.</summary>
    public Task<bool> Answer => _answer.Task;

    public void Reply(bool goOn) => _answer.TrySetResult(goOn);

    public void Fail(Exception exception) => _answer.TrySetException(exception);
}
