using System;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>
/// Runs a cmdlet's calls concurrently and writes their output in the order of the input. All members except <see cref="Stop"/>
/// belong to the pipeline thread, which is the only one that writes.
/// </summary>
/// <param name="output">The output of the cmdlet.</param>
/// <param name="limit">The maximum number of calls in flight.</param>
/// <param name="oneByOne">true to start a call only after the results of the previous one were written; otherwise, false.</param>
internal sealed class CallPipeline(ICallOutput output, int limit, bool oneByOne)
{
    /// <summary>The maximum time that a pipeline which ends early waits for responses to requests that may change something.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    // The maximum time for the last steps of canceled calls, such as writing to a journal.
    private static readonly TimeSpan CancellationTime = TimeSpan.FromSeconds(1);

    // Calls that have ended keep their results until it is their turn. The window is larger than the limit, so that one slow call doesn't stop
    // the others, and it bounds the memory.
    private readonly int _window = (limit * 4) + 4;
    private readonly RunningCalls _calls = new();
    private readonly ConfirmationPrompts _prompts = new(output);
    private readonly CallWriter _writer = new(output);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private CallProgress? _progress;
    private OutputQueue? _queue;
    private bool _isClosed;
    private bool _isComplete;

    /// <summary>The monitor that calls and the pipeline thread share.</summary>
    public CallMonitor Monitor => _calls.Monitor;

    /// <summary>true if an error is about to end the pipeline. It can be read from any thread.</summary>
    public bool Ending => _writer.Ending;

    public CallProgress Progress => _progress ??= new CallProgress(output, Limits, () => _watch.Elapsed);

    /// <summary>The server's rate limit, as these calls observe it.</summary>
    public CallLimits Limits { get; } = new();

    private OutputQueue Queue => _queue ??= new OutputQueue(output, _writer, Limits);

    /// <summary>Starts a call when the limit allows it. Until then, writes the output that is ready.</summary>
    public void Start(CallContext call, Func<CallContext, Task> work) => Enter(call, () => RunAsync(call, work));

    /// <summary>Starts a call that shows a confirmation prompt. The prompts appear in the order of the calls.</summary>
    public void StartConfirmed(CallContext call, Func<CallContext, Task> work)
    {
        _prompts.Expect(call.Slot);
        Start(call, work);
    }

    /// <summary>Makes a call and returns its result, while other calls continue. Throws the exception of the call.</summary>
    public T Call<T>(CallContext call, Func<CallContext, Task<T>> work)
    {
        var result = new CallResult<T>();
        Enter(call, () => RunForResultAsync(call, work, result));
        WaitUntil(() => call.Slot.Finished);
        Drain();
        return result.Get();
    }

    /// <summary>Writes an error, in its place in the order of output.</summary>
    public void Report(ErrorRecord record)
    {
        var slot = NewOutputSlot();
        slot.Fail(new CallMessage.Failure(record));
        slot.Finish();
        Queue.Add(slot);
        _calls.CountFailure();
        Drain();
    }

    /// <summary>Waits for all calls, and writes all their output.</summary>
    public void AwaitCalls() => WaitUntil(() => Queue.Count == 0);

    /// <summary>Waits for all calls, and writes all their output and a summary.</summary>
    public void Complete()
    {
        AwaitCalls();
        Progress.End(_calls.Tally);
        _isComplete = true;
    }

    /// <summary>
    /// Prevents new requests, and cancels all calls except those that await the response to a change. Can be called from any thread, several
    /// times, and after the end.
    /// </summary>
    public void Stop() => _calls.Stop();

    /// <summary>
    /// Ends the pipeline before all results are written. Awaits responses to changes for at most <see cref="Grace"/>, writes the output that the
    /// pipeline still accepts, and names the rest in warnings.
    /// </summary>
    public void EndEarly()
    {
        if (_isClosed || (_isComplete && !output.IsStopping && !_calls.Stopped))
        {
            return;
        }

        _isClosed = true;
        _calls.Stop();
        _calls.Await(Grace);
        _calls.Cancel();
        _calls.Await(CancellationTime);
        Queue.WriteAtEnd();
    }

    public OutputSlot NewOutputSlot() => new(Monitor);

    private void Enter(CallContext call, Func<Task> run)
    {
        WaitUntil(() => _calls.InFlight < limit && Queue.Count < _window);
        _calls.Begin(call);
        Queue.Add(call.Slot);

        // The pipeline thread runs the call up to its first wait, because a change of threads costs as much as half a call. The rest runs on the
        // thread pool. A call must therefore not block before it sends; the client moves a send that may block to the pool.
        _ = run();
        Drain();
        if (oneByOne)
        {
            WaitUntil(() => Queue.Count == 0);
        }
    }

    private async Task RunAsync(CallContext call, Func<CallContext, Task> work)
    {
        CallObserver.Current = call;
        try
        {
            await work(call).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (call.Cancellation.IsCancellationRequested)
        {
            // The pipeline has ended. It names the changes of the call.
        }
        catch (Exception exception)
        {
            call.Fail(exception);
        }
        finally
        {
            _calls.End(call, isRecord: true);
        }
    }

    private async Task RunForResultAsync<T>(CallContext call, Func<CallContext, Task<T>> work, CallResult<T> result)
    {
        CallObserver.Current = call;
        try
        {
            result.Succeeded(await work(call).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            result.Failed(exception);
        }
        finally
        {
            _calls.End(call, isRecord: false);
        }
    }

    private void Drain() => Queue.Write(Settle);

    // Awaits and writes the results of all sent requests before an error that may end the pipeline. Calls that wait for their prompt have changed
    // nothing: their prompts follow the one for the error.
    private void Settle() => WaitUntil(() => Queue.IsIdle && !Queue.HasOutput);

    private void WaitUntil(Func<bool> condition)
    {
        while (true)
        {
            ShowPrompts();
            Drain();
            ShowProgress();
            lock (Monitor)
            {
                if (condition())
                {
                    return;
                }

                bool IsNeeded() => HasWork || condition();
                while (!_calls.Stopped && !IsNeeded())
                {
                    Monitor.Wait(IsNeeded, Progress.TimeUntilDue);
                }
            }

            _calls.ThrowIfStopped();
        }
    }

    // Indicates whether the pipeline thread has work to do. The caller holds the monitor.
    private bool HasWork => Queue.HasOutput || (_prompts.Due && !_writer.IsPrompting) || Progress.Due;

    private void ShowPrompts()
    {
        if (!_writer.IsPrompting)
        {
            _prompts.Show(Ending);
        }
    }

    private void ShowProgress()
    {
        if (Progress.Due)
        {
            Progress.Show(_calls.Tally);
        }
    }
}
