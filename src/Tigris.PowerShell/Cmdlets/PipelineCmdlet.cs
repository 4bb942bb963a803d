using System;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>
/// A cmdlet whose work runs beside the pipeline thread. Leaves say what a record means in <see cref="ProcessInput"/>; what they start
/// goes on concurrently, and comes out in the order of input.
/// </summary>
public abstract class PipelineCmdlet : PSCmdlet, IDisposable
{
    private CallPipeline? _pipeline;
    private Preferences? _preferences;

    /// <summary>How many calls may be in flight.</summary>
    private protected virtual int MostInFlight => 1;

    private CallPipeline Pipeline => _pipeline ??= new CallPipeline(new CmdletOutput(this, CurrentPreferences), MostInFlight);

    private Preferences CurrentPreferences => _preferences ??= Preferences.Of(this);

    /// <summary>Cancels what is still in flight: the pipeline may end without calling <see cref="EndProcessing"/>.</summary>
    public void Dispose()
    {
        _pipeline?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Prepares; runs before the first record.</summary>
    private protected virtual void Prepare()
    {
    }

    /// <summary>Handles the record that the parameters hold now.</summary>
    private protected abstract void ProcessInput();

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Prepare();

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Attempt(null, ProcessInput);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => _pipeline?.Complete();

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _pipeline?.Stop();

    /// <summary>Does one record's part on the pipeline thread; its failure is that record's error, in its place, and no other's.</summary>
    private protected void Attempt(object? target, Action action)
    {
        try
        {
            action();
        }
        catch (TigrisException exception)
        {
            Pipeline.Report(ErrorRecords.From(exception, target));
        }
    }

    /// <summary>Starts a call whose output takes this place in the order.</summary>
    private protected void Start(object? target, Func<ITigrisClient> client, Func<CallContext, Task> work) =>
        Pipeline.Start(NewCall(target, client), work);

    /// <summary>Makes a call whose answer decides what to do next.</summary>
    private protected T Ask<T>(object? target, Func<ITigrisClient> client, Func<CallContext, Task<T>> work) =>
        Pipeline.Ask(NewCall(target, client), work);

    /// <summary>
    /// Asks whether to go on with a change. A host that cannot ask is an error of this record, and nothing is changed.
    /// </summary>
    private protected bool Confirmed(string target, string action)
    {
        try
        {
            return ShouldProcess(target, action);
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            // Hosts fail in many ways where nobody is there to ask: no prompt, no input, a prompt that breaks.
            throw new TigrisArgumentException("ConfirmationRequired", Text.Of(Messages.ConfirmationRequired, action, target), target, exception);
        }
    }

    private CallContext NewCall(object? target, Func<ITigrisClient> client) =>
        new(Pipeline.NewSlot(), client, target, CurrentPreferences, Pipeline.Cancellation);
}
