using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>
/// A cmdlet whose work runs beside the pipeline thread. Leaves say what a record means in <see cref="InputCmdlet.ProcessInput"/>; what they start
/// goes on concurrently, and comes out in the order of input.
/// </summary>
public abstract class PipelineCmdlet : InputCmdlet, IDisposable
{
    private CallPipeline? _pipeline;
    private bool _counting;

    /// <summary>The largest number of calls in flight.</summary>
    private protected virtual int MostInFlight => 1;

    /// <summary>true to start a call only after the results of the previous one were written; otherwise, false.</summary>
    private protected virtual bool OneByOne => false;

    private CallPipeline Pipeline => _pipeline ??= new CallPipeline(Output, MostInFlight, OneByOne);

    /// <summary>Ends the command's calls: a pipeline may end without calling <see cref="EndProcessing"/>.</summary>
    public void Dispose()
    {
        MarkDisposed();
        _pipeline?.EndEarly();
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what <see cref="InputCmdlet.Prepare"/> opened. Calls that were cancelled may still be on their way out.</summary>
    private protected virtual void Close()
    {
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => EndEarlyOnFailure(() =>
    {
        _pipeline?.Complete();
        Finish();
    });

    /// <summary>Completes the command, after the results of all its calls were written. Doesn't run if the pipeline ends early.</summary>
    private protected virtual void Finish()
    {
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _pipeline?.Stop();

    // No exception that leaves a command is its record's alone: the engine ends the whole pipeline.
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

    /// <summary>Puts the error of a record in its place in the order of output.</summary>
    private protected sealed override void Report(ErrorRecord record) => Pipeline.Report(record);

    /// <summary>Writes warnings under <c>-WhatIf</c>, where no call is started that would write them.</summary>
    private protected void WarnIfWhatIf(IEnumerable<string> warnings)
    {
        foreach (var warning in Preferences.WhatIf ? warnings : [])
        {
            WriteWarning(warning);
        }
    }

    /// <summary>Handles each identity of a record; the failure of one is no other's.</summary>
    private protected void ForEach(string[] identities, Action<string> process)
    {
        // Only what is not piped can be counted, and only where each identity is one call.
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

    /// <summary>Starts a call whose output takes this place in the order.</summary>
    private protected void Start(object? target, Func<ITigrisClient> client, Func<CallContext, Task> work) =>
        Pipeline.Start(NewCall(target, client), work);

    /// <summary>Starts a call that will ask for a confirmation, once: see <see cref="CallContext.ConfirmAsync"/>.</summary>
    private protected void StartAsking(object? target, Func<ITigrisClient> client, Func<CallContext, Task> work) =>
        Pipeline.StartAsking(NewCall(target, client), work);

    /// <summary>Makes a call whose answer decides what to do next.</summary>
    private protected T Ask<T>(object? target, Func<ITigrisClient> client, Func<CallContext, Task<T>> work) =>
        Pipeline.Ask(NewCall(target, client), work);

    /// <summary>
    /// Asks whether to go on with a change. A host that cannot ask is an error of this record, and nothing is changed.
    /// </summary>
    private protected bool Confirmed(string target, string action) => Output.Confirm(target, action);

    private CallContext NewCall(object? target, Func<ITigrisClient> client) => new(Pipeline, client, target, Preferences) { Row = InputRow };
}
