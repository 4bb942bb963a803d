using System;
using System.Management.Automation;
using System.Threading;

namespace Tigris.PowerShell.Tests;

/// <summary>
/// The end of a pipeline in a test. The state of a shell is Stopping before the engine stops the commands, and this command is the last that
/// the engine stops. A signal therefore means that the command under test is stopped.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "Stop")]
public sealed class StopSignal : PSCmdlet
{
    /// <summary>The event to set.</summary>
    [Parameter(Mandatory = true)]
    public ManualResetEventSlim? Signal { get; set; }

    /// <summary>An object of the pipeline.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>Adds the command to the pipeline of a shell.</summary>
    public static ManualResetEventSlim AddTo(System.Management.Automation.PowerShell shell)
    {
        ArgumentNullException.ThrowIfNull(shell);
        var signal = new ManualResetEventSlim();
        shell.AddCommand(new CmdletInfo("Wait-Stop", typeof(StopSignal))).AddParameter(nameof(Signal), signal);
        return signal;
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(InputObject);

    /// <inheritdoc/>
    protected override void StopProcessing() => Signal!.Set();
}
