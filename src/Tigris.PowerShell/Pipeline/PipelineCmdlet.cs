using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>
/// A cmdlet whose calls run beside the pipeline thread. A command starts the calls of a record in <see cref="InputCmdlet.ProcessInput"/>. The
/// calls run concurrently, and their output is in the order of the input.
/// </summary>
public abstract class PipelineCmdlet : InputCmdlet, IDisposable
{
    private CallPipeline? _pipeline;
    private bool _counting;

    /// <summary>The largest number of calls in flight.</summary>
    private protected virtual int MaximumInFlight => 1;

    /// <summary>true to start a call only after the results of the previous one were written; otherwise, false.</summary>
    private protected virtual bool OneByOne => false;

    private CallPipeline Pipeline => _pipeline ??= new CallPipeline(Output, MaximumInFlight, OneByOne);

    /// <summary>Ends the command's calls: a pipeline may end without calling <see cref="EndProcessing"/>.</summary>
    public void Dispose()
    {
        MarkDisposed();
        _pipeline?.EndEarly();
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what <see cref="InputCmdlet.Prepare"/> opened. Cancelled calls may still be running.</summary>
    private protected virtual void Close()
    {
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => EndEarlyOnFailure(() =>
    {
        CompleteInput();
        _pipeline?.Complete();
        Finish();
    });

    /// <summary>Starts the calls that need the whole input. Doesn't run if the pipeline ends early.</summary>
    private protected virtual void CompleteInput()
    {
    }

    /// <summary>Waits for all calls, and writes their output and errors.</summary>
    private protected void AwaitCalls() => _pipeline?.AwaitCalls();

    /// <summary>Completes the command, after the results of all its calls were written. Doesn't run if the pipeline ends early.</summary>
    private protected virtual void Finish()
    {
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _pipeline?.Stop();

    // For an exception that leaves a command, the engine ends the whole pipeline.
    private protected sealed override void EndEarlyOnFailure(Action work)
    {
        try
        {
            work();
        }
        catch
        {
            _pipeline?.EndEarly();
            throw;
        }
    }

    /// <summary>Writes the error of a record, in its place in the order of output.</summary>
    private protected sealed override void Report(ErrorRecord record) => Pipeline.Report(record);

    /// <summary>Writes warnings under <c>-WhatIf</c>, where no call is started that would write them.</summary>
    private protected void WarnIfWhatIf(IEnumerable<string> warnings)
    {
        foreach (var warning in Preferences.WhatIf ? warnings : [])
        {
            WriteWarning(warning);
        }
    }

    /// <summary>Handles each identity of a record. A failure affects only its identity.</summary>
    private protected void ForEach(string[] identities, Action<string> process)
    {
        // The number of records is known only without pipeline input, if each identity is one call.
        Pipeline.Progress.Expected = !_counting && !MyInvocation.ExpectingInput ? identities.Length
            : identities.Length == 1 ? Pipeline.Progress.Expected : null;
        var outer = _counting;
        _counting = true;
        foreach (var identity in identities)
        {
            Attempt(identity, () => process(identity));
        }

        _counting = outer;
    }

    /// <summary>Sets the number of records, from which the progress derives the remaining time.</summary>
    private protected void Expect(int records) => Pipeline.Progress.Expected = records;

    /// <summary>Makes the number of records unknown: a listing determines it.</summary>
    private protected void ExpectMore() => Pipeline.Progress.Expected = null;

    /// <summary>Starts a call. Its output has this place in the order.</summary>
    private protected void Start(object? target, Func<ITigrisClient> client, Func<CallContext, Task> work) =>
        Pipeline.Start(NewCall(target, client), work);

    /// <summary>Starts a call that shows a confirmation prompt: see <see cref="CallContext.ConfirmAsync"/>.</summary>
    private protected void StartConfirmed(object? target, Func<ITigrisClient> client, Func<CallContext, Task> work) =>
        Pipeline.StartConfirmed(NewCall(target, client), work);

    /// <summary>Makes a call and waits for its result.</summary>
    private protected T Call<T>(object? target, Func<ITigrisClient> client, Func<CallContext, Task<T>> work) =>
        Pipeline.Call(NewCall(target, client), work);

    /// <summary>
    /// Shows the confirmation prompt of a change. If the host can't show it, the record fails and nothing is changed.
    /// </summary>
    private protected bool Confirmed(string target, string action)
    {
        // Without -WhatIf, the server reports that the name doesn't exist.
        WarnIfWhatIf(target.IndexOfAny(['*', '?']) < 0 ? [] : [MessageText.Of(Messages.WildcardInName, target)]);
        return Output.Confirm(target, action);
    }

    private CallContext NewCall(object? target, Func<ITigrisClient> client) => new(Pipeline, client, target, Preferences) { Row = InputRow };
}
