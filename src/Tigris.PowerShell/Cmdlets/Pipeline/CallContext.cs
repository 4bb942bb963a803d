using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>What a call's work has at hand. Its members may be used from any thread; none of them writes by itself.</summary>
internal sealed class CallContext : ICallObserver
{
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(5);
    private readonly Lazy<ITigrisClient> _client;
    private readonly object? _target;

    private readonly bool _wantsAttempts;

    public CallContext(CallSlot slot, Func<ITigrisClient> client, object? target, Preferences preferences, CancellationToken cancellation)
    {
        Slot = slot;
        _client = new Lazy<ITigrisClient>(() => client().ReportingTo(this));
        _target = target;
        _wantsAttempts = preferences.Verbose;
        WantsExchanges = preferences.Debug;
        Cancellation = cancellation;
    }

    /// <summary>The API, telling this call of what it does.</summary>
    public ITigrisClient Client => _client.Value;

    /// <summary>Ends when the pipeline does.</summary>
    public CancellationToken Cancellation { get; }

    /// <inheritdoc/>
    public bool WantsExchanges { get; }

    internal CallSlot Slot { get; }

    /// <summary>Gives an object to the pipeline, in this call's turn.</summary>
    public void Write(object value) => Slot.Add(new CallMessage.Output(value));

    /// <summary>Gives a page of objects, and waits until all were taken: no page is fetched that nobody asked for.</summary>
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

    public void WriteWarning(string text) => Slot.Add(new CallMessage.Warning(text));

    /// <summary>Reports what ended the call.</summary>
    public void Fail(Exception exception) => Slot.Add(new CallMessage.Failure(RecordOf(exception, _target)));

    void ICallObserver.Attempted(CallAttempt attempt)
    {
        if (_wantsAttempts)
        {
            Slot.Add(new CallMessage.Verbose(CallTexts.Of(attempt)));
        }
    }

    void ICallObserver.Waiting(CallWait wait)
    {
        if (wait.Delay > LongWait)
        {
            Slot.Add(new CallMessage.Warning(CallTexts.Of(wait)));
        }
        else if (_wantsAttempts)
        {
            Slot.Add(new CallMessage.Verbose(CallTexts.Of(wait)));
        }
    }

    void ICallObserver.Exchanged(CallExchange exchange) => Slot.Add(new CallMessage.Debug(CallTexts.Of(exchange)));

    // Whatever goes wrong in telling what went wrong: the failure itself must come out.
    private static ErrorRecord RecordOf(Exception exception, object? target)
    {
        try
        {
            return ErrorRecords.From(exception, target);
        }
        catch (Exception)
        {
            return ErrorRecords.Unexpected(exception, target);
        }
    }

    // A stopped pipeline takes no page any more, so waiting ends with it.
    private async Task<bool> AwaitAsync(PageReceipt receipt)
    {
        using (Cancellation.Register(() => receipt.Taken(wantsMore: false)))
        {
            return await receipt.WantsMore.ConfigureAwait(false);
        }
    }
}
