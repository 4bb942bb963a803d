using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>The client, the cancellation and the output of one call. Its members can be used from any thread; none of them writes by itself.</summary>
#pragma warning disable CA1001 // The source has no timer to release, and responses that arrive late still use it.
internal sealed class CallContext : ICallObserver, IWorkflowHost
#pragma warning restore CA1001
{
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(5);
    private readonly Func<ITigrisClient> _connected;
    private readonly object? _target;
    private readonly bool _wantsAttempts;
    private readonly CallPipeline _pipeline;
    private readonly CancellationTokenSource _cancellation = new();
    private volatile bool _ended;
    private ITigrisClient? _client;
    private HashSet<string>? _unsure;

    public CallContext(CallPipeline pipeline, Func<ITigrisClient> client, object? target, Preferences preferences)
    {
        _pipeline = pipeline;
        Slot = pipeline.NewSlot();
        _connected = client;
        _target = target;
        _wantsAttempts = preferences.Verbose;
        WantsExchanges = preferences.Debug;
    }

    /// <summary>The API, telling this call of what it does.</summary>
    public ITigrisClient Client => _client ??= _pipeline.Limits.Follow(_connected()).ReportingTo(this);

    /// <summary>
    /// Ends when the pipeline does. While a request that may change something is on its way, that is when its response has arrived, or
    /// after <see cref="CallPipeline.Grace"/>.
    /// </summary>
    public CancellationToken Cancellation => _cancellation.Token;

    /// <summary>
    /// true if a call of many steps may begin another; false once the pipeline ends, after which nothing new is sent.
    /// </summary>
    public bool MayContinue => !_ended && !_pipeline.Ending;

    /// <inheritdoc/>
    public bool WantsExchanges { get; }

    /// <summary>The number of the record in the pipeline's input, for the errors of the call; null without such input.</summary>
    public int? Row { get; init; }

    internal CallSlot Slot { get; }

    /// <summary>Gives an object to the pipeline, in this call's turn.</summary>
    /// <param name="value">The object.</param>
    /// <param name="lost">The warning in case a pipeline that ends early can't deliver the object. Without it, the call's changes are named.</param>
    public void Write(object value, string? lost = null) => Slot.Add(new CallMessage.Output(value, lost));

    /// <summary>Gives a page of objects, and waits until all were taken: no page is fetched that the pipeline didn't ask for.</summary>
    /// <returns>False where the listing should end.</returns>
    public Task<bool> WritePageAsync<T>(IReadOnlyCollection<T> values)
    {
        if (values.Count == 0)
        {
            return Task.FromResult(true);
        }

        var receipt = new PageReceipt();
        Slot.Add(new CallMessage.OutputPage(values, receipt));
        return AwaitAsync(receipt);
    }

    /// <summary>
    /// Asks whether to continue with a change. Calls ask in the order they were started, and one may ask again after its answer. Only a call that
    /// was started as asking may call this.
    /// </summary>
    /// <exception cref="TigrisArgumentException">The host cannot ask.</exception>
    public async Task<bool> ConfirmAsync(string target, string action)
    {
        Rest();
        var question = new CallQuestion(target, action);
        Slot.Ask(question);
        using (Cancellation.Register(() => question.Reply(goOn: false)))
        {
            return await question.Answer.ConfigureAwait(false);
        }
    }

    /// <summary>Returns true if an attempt of this call at an operation failed after the server may have carried it out.</summary>
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

    /// <summary>Reports what ended the call, or what it failed at.</summary>
    public void Fail(Exception exception) => Slot.Fail(new CallMessage.Failure(RecordOf(exception, _target, Row)));

    /// <summary>Keeps the call from sending anything more. Cancels it at once, unless it awaits the response to a change.</summary>
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

        if (_wantsAttempts)
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

        if (wait.Rate is { } rate && _wantsAttempts && _pipeline.Limits.IsNews(rate))
        {
            Slot.Add(new CallMessage.Verbose(CallTexts.OfRate(rate)));
        }

        if (wait.Delay > LongWait)
        {
            TimeSpan? until = wait.IsRefusal ? _pipeline.Limits.EndOf(wait.Delay) : null;
            Slot.Add(new CallMessage.Warning(CallTexts.Of(wait)) { PausedUntil = until });
        }
        else if (_wantsAttempts)
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

    // A stopped pipeline takes no page any more, so waiting ends with it.
    private async Task<bool> AwaitAsync(PageReceipt receipt)
    {
        Rest();
        using (Cancellation.Register(() => receipt.Taken(wantsMore: false)))
        {
            return await receipt.WantsMore.ConfigureAwait(false);
        }
    }

    // From here on the call waits for the pipeline thread, and so must end with it at once.
    private void Rest()
    {
        lock (_pipeline.Monitor)
        {
            Slot.Changes.Rest();
        }

        if (_ended)
        {
            Cancel();
        }
    }
}
