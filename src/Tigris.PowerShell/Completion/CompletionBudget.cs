using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>The maximum time of one completion. At its end, running calls are canceled.</summary>
internal sealed class CompletionBudget : IDisposable
{
    private static readonly TimeSpan Whole = TimeSpan.FromSeconds(1.5);

    private readonly CancellationTokenSource _over = new(Whole);
    private readonly Stopwatch _spent = Stopwatch.StartNew();

    public TimeSpan Remaining => _spent.Elapsed < Whole ? Whole - _spent.Elapsed : TimeSpan.Zero;

    /// <summary>Makes a call on the thread pool. Returns null if it failed or took too long.</summary>
    public T? Try<T>(Func<CancellationToken, Task<T>> call)
        where T : class
    {
        var over = _over.Token;
        var running = Task.Run(() => call(over), over);
        try
        {
#pragma warning disable RS0030 // A completer has no asynchronous form, and this wait ends with the budget.
            running.Wait(over);
            return running.GetAwaiter().GetResult();
#pragma warning restore RS0030
        }
        catch (Exception exception) when (exception is OperationCanceledException or AggregateException)
        {
            // Observes the exception so that it doesn't surface as unobserved.
            running.ContinueWith(
                failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return null;
        }
    }

    public void Dispose() => _over.Dispose();
}
