using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>
/// Runs a cmdlet's calls side by side and writes what they bring in the order they were started. All members but <see cref="Stop"/>
/// belong to the pipeline thread, which is the only one that writes.
/// </summary>
/// <param name="output">The cmdlet.</param>
/// <param name="limit">The maximum number of calls in flight.</param>
/// <param name="oneByOne">true to start a call only after the results of the previous one were written; otherwise, false.</param>
internal sealed class CallPipeline(ICallOutput output, int limit, bool oneByOne)
{
    /// <summary>The maximum time that a pipeline which ends early waits for responses to requests that may change something.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    // Canceled calls end by themselves; what they do on the way out, such as writing to a journal, takes no longer.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    // Calls that ended but wait for an earlier one keep their results. A few times as many as may run: enough that one slow call does not
    // idle the rest, and bounded, so that memory stays flat.
    private readonly int _window = (limit * 4) + 4;
    private readonly CallGate _gate = new();
    private readonly HashSet<CallContext> _running = [];
    private readonly List<CallChange> _silent = [];
    private readonly Queue<CallSlot> _slots = new();
    private readonly CallQuestions _questions = new(output);
    private readonly CallWriter _writer = new(output);
    private readonly CallTally _tally = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private CallProgress? _progress;
    private volatile bool _ended;
    private bool _isClosed;
    private bool _isComplete;
    private bool _receiverEnded;
    private (CallMessage.Output Output, CallSlot Slot)? _interrupted;

    /// <summary>The monitor that calls and the pipeline thread share.</summary>
    public CallGate Monitor => _gate;

    /// <summary>true if an error is about to end the pipeline. It can be read from any thread.</summary>
    public bool Ending => _writer.Ending;

    public CallProgress Progress => _progress ??= new CallProgress(output, Limits, () => _watch.Elapsed);

    /// <summary>The server's rate limit, as far as these calls meet it.</summary>
    public CallLimits Limits { get; } = new();

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
        _isComplete = true;
    }

    /// <summary>
    /// Keeps anything new from being sent, and cancels all calls but those that await the response to a change. Safe from any thread, more
    /// than once, and after the end.
    /// </summary>
    public void Stop()
    {
        CallContext[] running;
        lock (_gate)
        {
            _ended = true;
            running = [.. _running];
        }

        foreach (var call in running)
        {
            call.End();
        }

        _gate.WakeUp();
    }

    /// <summary>
    /// Ends the pipeline before all results are written: awaits responses to changes for at most <see cref="Grace"/>, writes what can still
    /// be written, and names the rest in warnings.
    /// </summary>
    public void EndEarly()
    {
        if (_isClosed || (_isComplete && !output.IsStopping))
        {
            return;
        }

        _isClosed = true;
        Stop();
        AwaitCalls(Grace);
        foreach (var call in Running())
        {
            call.Cancel();
        }

        AwaitCalls(Farewell);
        var end = new EarlyEnd(output);
        end.ReportSilent(_silent);
        if (_interrupted is { } interrupted)
        {
            end.ReportInterrupted(interrupted.Output, interrupted.Slot);
        }

        while (_slots.Count > 0)
        {
            var slot = _slots.Dequeue();
            end.Report(slot, Deliver(slot, end));
        }
    }

    public CallSlot NewSlot() => new(_gate);

    private void Enter(CallContext call, Func<Task> run)
    {
        WaitUntil(HasRoom);
        lock (_gate)
        {
            ThrowIfEnded();
            _running.Add(call);
            _tally.Begin();
        }

        _slots.Enqueue(call.Slot);

        // The pipeline thread itself goes as far as the first answer that has to be waited for, which is not far; handing even that to another
        // thread costs as much as half a call. What follows is the thread pool's: no code of ours, or of a library, returns to this thread.
        // So what a call does before it sends must not block; where sending itself may, the client leaves it to the pool.
        _ = run();
        Drain();
        if (oneByOne)
        {
            WaitUntil(() => _slots.Count == 0);
        }
    }

    private void ThrowIfEnded()
    {
        if (_ended)
        {
            throw new PipelineStoppedException();
        }
    }

    private CallContext[] Running()
    {
        lock (_gate)
        {
            return [.. _running];
        }
    }

    private void AwaitCalls(TimeSpan atMost)
    {
        var waited = Stopwatch.StartNew();
        lock (_gate)
        {
            while (_running.Count > 0 && atMost - waited.Elapsed is var left && left > TimeSpan.Zero)
            {
                _gate.Wait(() => _running.Count == 0, left);
            }
        }
    }

    // Writes a call's objects while the pipeline still accepts them, and returns the messages that weren't written. All but objects and errors are
    // of no use any more.
    private List<CallMessage> Deliver(CallSlot slot, EarlyEnd end)
    {
        var rest = new List<CallMessage>();
        while (slot.Take() is { } message)
        {
            if (message is CallMessage.Output single && !_receiverEnded && output.CanWrite)
            {
                DeliverLate(slot, single, end);
            }
            else if (message is CallMessage.Output or CallMessage.Failure)
            {
                rest.Add(message);
            }
        }

        return rest;
    }

    private void DeliverLate(CallSlot slot, CallMessage.Output message, EarlyEnd end)
    {
        try
        {
            slot.Delivered = true;
            output.WriteObject(message.Value);
        }
        catch (Exception)
        {
            // The pipeline has ended already: its first exception is the one that counts.
            _receiverEnded = true;
            if (output.ReceiverFailed)
            {
                end.ReportInterrupted(message, slot);
            }
        }
    }

    private async Task RunAsync(CallContext call, Func<CallContext, Task> work)
    {
        try
        {
            await work(call).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (call.Cancellation.IsCancellationRequested)
        {
            // The pipeline has ended. The call's changes are named, if it made any.
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

            _running.Remove(call);
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
                while (!_ended && !IsNeeded())
                {
                    _gate.Wait(IsNeeded, Progress.Rest);
                }
            }

            ThrowIfEnded();
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

        _questions.Answer(Ending);
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
                Write(head, message);
            }

            if (!head.Spent)
            {
                return;
            }

            // Settling after an error may have emptied the queue already.
            if (_slots.Count > 0 && ReferenceEquals(_slots.Peek(), head))
            {
                _slots.Dequeue();
                if (!head.Delivered)
                {
                    _silent.AddRange(head.Changes.All);
                }
            }
        }
    }

    private void Write(CallSlot slot, CallMessage message)
    {
        if (message is CallMessage.Warning { PausedUntil: { } until } && !Limits.IsNewPause(until))
        {
            return;
        }

        var isOutput = message is CallMessage.Output or CallMessage.OutputPage;
        slot.Delivered |= isOutput || message is CallMessage.Failure;
        try
        {
            _writer.Write(message, Settle);
        }
        catch when (isOutput)
        {
            _receiverEnded = true;
            if (message is CallMessage.Output single && output.ReceiverFailed)
            {
                _interrupted = (single, slot);
            }

            throw;
        }
    }
}
