using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>
/// Runs a cmdlet's calls side by side and writes what they bring in the order they were started. All members but <see cref="Stop"/>
/// belong to the pipeline thread, which is the only one that writes.
/// </summary>
internal sealed class CallPipeline(ICallOutput output, int limit) : IDisposable
{
    // Calls that ended but wait for an earlier one keep their results. A few times as many as may run: enough that one slow call does not
    // idle the rest, and bounded, so that memory stays flat.
    private readonly int _window = (limit * 4) + 4;
    private readonly CallGate _gate = new();
    private readonly Queue<CallSlot> _slots = new();
    private readonly CallQuestions _questions = new(output);
    private readonly CancellationTokenSource _cancellation = new();
    private readonly CallWriter _writer = new(output);
    private readonly CallTally _tally = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private CallProgress? _progress;

    public CancellationToken Cancellation => _cancellation.Token;

    /// <summary>Whether an error is about to end the pipeline. May be read from any thread.</summary>
    public bool Ending => _writer.Ending;

    public CallProgress Progress => _progress ??= new CallProgress(output, () => _watch.Elapsed);

    /// <summary>Starts a call as soon as the limit allows, writing what is ready meanwhile.</summary>
    public void Start(CallContext call, Func<CallContext, Task> work) => Enter(call, () => RunAsync(call, work));

    /// <summary>Starts a call that will ask; whether it may go on is asked in the order of the calls, however long each takes.</summary>
    public void StartAsking(CallContext call, Func<CallContext, Task> work)
    {
        _questions.Expect(call.Slot);
        Start(call, work);
    }

    /// <summary>Makes a call and waits for what it returns, while others go on; its failure is thrown here.</summary>
    public T Ask<T>(CallContext call, Func<CallContext, Task<T>> work)
    {
        var answer = new CallAnswer<T>();
        Enter(call, () => AnswerAsync(call, work, answer));
        WaitUntil(() => call.Slot.Finished);
        Drain();
        return answer.Take();
    }

    /// <summary>Puts an error in its place in the order of output.</summary>
    public void Report(ErrorRecord record)
    {
        var slot = NewSlot();
        slot.Fail(new CallMessage.Failure(record));
        slot.Finish();
        _slots.Enqueue(slot);
        lock (_gate)
        {
            _tally.End(failed: true);
        }

        Drain();
    }

    /// <summary>Waits for all calls, writes all they bring, and sums up.</summary>
    public void Complete()
    {
        WaitUntil(() => _slots.Count == 0);
        Progress.End(_tally);
    }

    /// <summary>Cancels everything; safe from any thread, more than once, and after the end.</summary>
    public void Stop()
    {
        _cancellation.Cancel();
        _gate.WakeUp();
    }

    /// <summary>Calls that still run are cancelled; they end by themselves.</summary>
    public void Dispose() => Stop();

    public CallSlot NewSlot() => new(_gate);

    private void Enter(CallContext call, Func<Task> run)
    {
        WaitUntil(HasRoom);
        _slots.Enqueue(call.Slot);
        lock (_gate)
        {
            _tally.Begin();
        }

        // The pipeline thread itself goes as far as the first answer that has to be waited for, which is not far; handing even that to another
        // thread costs as much as half a call. What follows is the thread pool's: no code of ours, or of a library, returns to this thread.
        // So what a call does before it sends must not block; where sending itself may, the client leaves it to the pool.
        _ = run();
        Drain();
    }

    private async Task RunAsync(CallContext call, Func<CallContext, Task> work)
    {
        try
        {
            await work(call).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            // The pipeline has ended; there is nobody to tell.
        }
        catch (Exception exception)
        {
            call.Fail(exception);
        }
        finally
        {
            Leave(call, isRecord: true);
        }
    }

    private async Task AnswerAsync<T>(CallContext call, Func<CallContext, Task<T>> work, CallAnswer<T> answer)
    {
        try
        {
            answer.Succeeded(await work(call).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            answer.Failed(exception);
        }
        finally
        {
            Leave(call, isRecord: false);
        }
    }

    private void Leave(CallContext call, bool isRecord)
    {
        lock (_gate)
        {
            _tally.Leave();
            if (isRecord)
            {
                _tally.End(call.Slot.Failed);
            }

            call.Slot.Finish();
        }
    }

    // Before an error is written that may end the pipeline, what was sent is awaited and written. Calls that wait to be asked have changed
    // nothing: they are asked once the error was answered.
    private void Settle() => WaitUntil(() => _slots.All(slot => slot.Rests) && !HasOutput);

    private void WaitUntil(Func<bool> condition)
    {
        while (true)
        {
            AnswerQuestions();
            Drain();
            ShowProgress();
            lock (_gate)
            {
                if (condition())
                {
                    return;
                }

                bool IsNeeded() => HasWork || condition();
                while (!_cancellation.IsCancellationRequested && !IsNeeded())
                {
                    _gate.Wait(IsNeeded, Progress.Rest);
                }
            }

            if (_cancellation.IsCancellationRequested)
            {
                throw new PipelineStoppedException();
            }
        }
    }

    // Whether another call may begin.
    private bool HasRoom() => _tally.InFlight < limit && _slots.Count < _window;

    // What the pipeline thread is needed for, under the gate.
    private bool HasWork => HasOutput || (_questions.Due && !_writer.Asking) || Progress.Due;

    private bool HasOutput => _slots.Count > 0 && _slots.Peek().Ready;

    private void AnswerQuestions()
    {
        if (_writer.Asking)
        {
            return;
        }

        try
        {
            _questions.Answer(Ending);
        }
        catch
        {
            Stop();
            throw;
        }
    }

    private void ShowProgress()
    {
        if (Progress.Due)
        {
            CallTally tally;
            lock (_gate)
            {
                tally = _tally.Copy();
            }

            Progress.Show(tally);
        }
    }

    private void Drain()
    {
        while (_slots.Count > 0)
        {
            var head = _slots.Peek();
            while (head.Take() is { } message)
            {
                Write(message);
            }

            if (!head.Spent)
            {
                return;
            }

            // Settling after an error may have emptied the queue already.
            if (_slots.Count > 0 && ReferenceEquals(_slots.Peek(), head))
            {
                _slots.Dequeue();
            }
        }
    }

    private void Write(CallMessage message)
    {
        try
        {
            _writer.Write(message, Settle);
        }
        catch
        {
            // Whoever takes our output has had enough (Select-Object -First, a failure further down, -ErrorAction Stop).
            Stop();
            throw;
        }
    }
}
