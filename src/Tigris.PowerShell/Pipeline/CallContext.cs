using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>The client, the cancellation and the output of one call. Its members can be used from any thread; the pipeline thread writes the output.</summary>
#pragma warning disable CA1001 // The source has no timer to release, and responses that arrive late still use it.
internal sealed class CallContext : ICallObserver, IWorkflowHost
#pragma warning restore CA1001
{
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(5);
    private readonly Func<ITigrisClient> _connected;
    private readonly object? _target;
    private readonly bool _reportsAttempts;
    private readonly CallPipeline _pipeline;
    private readonly CancellationTokenSource _cancellation = new();
    private volatile bool _ended;
    private ITigrisClient? _client;
    private HashSet<string>? _unsure;

    public CallContext(CallPipeline pipeline, Func<ITigrisClient> client, object? target, Preferences preferences)
    {
        _pipeline = pipeline;
        Slot = pipeline.NewOutputSlot();
        _connected = client;
        _target = target;
        _reportsAttempts = preferences.Verbose;
        RecordsExchanges = preferences.Debug;
    }

    /// <summary>The API.</summary>
    public ITigrisClient Client => _client ??= _pipeline.Limits.Follow(_connected());

    /// <summary>
    /// The token that is canceled when the pipeline ends. During a request that may change something, it is canceled after the response, or
    /// after <see cref="CallPipeline.Grace"/>.
    /// </summary>
    public CancellationToken Cancellation => _cancellation.Token;

    /// <summary>
    /// true if a call of many steps may begin another; false once the pipeline ends, after which nothing new is sent.
    /// </summary>
    public bool MayContinue => !_ended && !_pipeline.Ending;

    /// <inheritdoc/>
    public bool RecordsExchanges { get; }

    /// <summary>The number of the record in the pipeline's input, for the errors of the call; null without such input.</summary>
    public int? Row { get; init; }

    internal OutputSlot Slot { get; }

    /// <summary>Writes an object, in this call's place in the order of output.</summary>
    /// <param name="value">The object.</param>
    /// <param name="lost">The warning in case a pipeline that ends early can't deliver the object. Without it, the call's changes are named.</param>
    public void Write(object value, string? lost = null) => Slot.Add(new CallMessage.Output(value, lost));

    /// <summary>Writes a page of objects, and waits until the pipeline thread has written all of them.</summary>
    /// <returns>true if the pipeline requests the next page; otherwise, false.</returns>
    public Task<bool> WritePageAsync<T>(IReadOnlyCollection<T> values)
    {
        if (values.Count == 0)
        {
            return Task.FromResult(true);
        }

        var backpressure = new PageBackpressure();
        Slot.Add(new CallMessage.OutputPage(values, backpressure));
        return AwaitAsync(backpressure);
    }

    /// <summary>
    /// Shows a confirmation prompt. The prompts appear in the order in which the calls were started, and a call may show several. Only a call
    /// from <see cref="CallPipeline.StartConfirmed"/> can show one.
    /// </summary>
    /// <exception cref="TigrisArgumentException">The host can't show a prompt.</exception>
    public async Task<bool> ConfirmAsync(string target, string action)
    {
        StopAwaiting();
        var prompt = new ConfirmationPrompt(target, action);
        Slot.Prompt(prompt);
        using (Cancellation.Register(() => prompt.Complete(isConfirmed: false)))
        {
            return await prompt.Result.ConfigureAwait(false);
        }
    }

    /// <summary>Returns true if an attempt of an operation failed and the server may have carried it out.</summary>
    public bool MayHaveRun(string operation)
    {
        lock (Slot)
        {
            return _unsure?.Contains(operation) == true;
        }
    }

    /// <summary>true if the call made a change, or may have made one; otherwise, false.</summary>
    public bool MayHaveChanged
    {
        get
        {
            lock (_pipeline.Monitor)
            {
                return Slot.Changes.Any;
            }
        }
    }

    public void WriteWarning(string text) => Slot.Add(new CallMessage.Warning(text));

    /// <summary>Reports the failure of the call.</summary>
    public void Fail(Exception exception) => Slot.Fail(new CallMessage.Failure(RecordOf(exception, _target, Row)));

    /// <summary>Prevents further requests of the call. Cancels it immediately, unless it awaits the response to a change.</summary>
    internal void End()
    {
        lock (_pipeline.Monitor)
        {
            _ended = true;
            if (Slot.Changes.AwaitsResponse)
            {
                return;
            }
        }

        Cancel();
    }

    /// <summary>Cancels the call.</summary>
    internal void Cancel() => _cancellation.Cancel();

    void ICallObserver.Starting(CallStart start)
    {
        lock (_pipeline.Monitor)
        {
            if (!_ended)
            {
                Slot.Changes.Start(start);
                return;
            }
        }

        Cancel();
        Cancellation.ThrowIfCancellationRequested();
    }

    void ICallObserver.Attempted(CallAttempt attempt)
    {
        lock (_pipeline.Monitor)
        {
            Slot.Changes.End(attempt, Cancellation.IsCancellationRequested);
        }

        if (attempt.MayHaveRun)
        {
            lock (Slot)
            {
                (_unsure ??= []).Add(attempt.Operation);
            }
        }

        if (_reportsAttempts)
        {
            Slot.Add(new CallMessage.Verbose(CallTexts.Of(attempt)));
        }
    }

    void ICallObserver.Waiting(CallWait wait)
    {
        if (_ended)
        {
            Cancel();
            return;
        }

        if (wait.Rate is { } rate && _reportsAttempts && _pipeline.Limits.IsNewRate(rate))
        {
            Slot.Add(new CallMessage.Verbose(CallTexts.OfRate(rate)));
        }

        if (wait.Delay > LongWait)
        {
            TimeSpan? until = wait.IsRefusal ? _pipeline.Limits.EndOf(wait.Delay) : null;
            Slot.Add(new CallMessage.Warning(CallTexts.Of(wait)) { PausedUntil = until });
        }
        else if (_reportsAttempts)
        {
            Slot.Add(new CallMessage.Verbose(CallTexts.Of(wait)));
        }
    }

    void ICallObserver.RepeatedAfterRefusal(CallRepetition repetition) =>
        Slot.Add(new CallMessage.Warning(CallTexts.Of(repetition)));

    void ICallObserver.ClockCorrected(TimeSpan ahead) => Slot.Add(new CallMessage.Warning(CallTexts.OfClock(ahead)));

    void ICallObserver.Exchanged(CallExchange exchange) => Slot.Add(new CallMessage.Debug(CallTexts.Of(exchange)));

    // A failure to describe an error must not hide the error itself.
    private static ErrorRecord RecordOf(Exception exception, object? target, int? row)
    {
        try
        {
            return ErrorRecords.From(exception, target, row);
        }
        catch (Exception)
        {
            return ErrorRecords.Unexpected(exception, target);
        }
    }

    // A stopped pipeline accepts no page.
    private async Task<bool> AwaitAsync(PageBackpressure backpressure)
    {
        StopAwaiting();
        using (Cancellation.Register(() => backpressure.Complete(isMoreRequested: false)))
        {
            return await backpressure.IsMoreRequested.ConfigureAwait(false);
        }
    }

    // The call now waits for the pipeline thread only, so it ends with the pipeline.
    private void StopAwaiting()
    {
        lock (_pipeline.Monitor)
        {
            Slot.Changes.StopAwaiting();
        }

        if (_ended)
        {
            Cancel();
        }
    }
}
