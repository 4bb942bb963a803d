using System;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A cmdlet's streams, and the person behind them.</summary>
internal sealed class CmdletOutput(PSCmdlet cmdlet, Preferences preferences) : ICallOutput
{
    public string Name => cmdlet.MyInvocation.MyCommand.Name;

    public ActionPreference ErrorAction => preferences.ErrorAction;

    public ActionPreference WarningAction => preferences.WarningAction;

    public bool WantsVerbose => preferences.Verbose;

    public bool WantsProgress => preferences.Progress;

    public void WriteObject(object value) => cmdlet.WriteObject(value);

    public void WriteVerbose(string text) => cmdlet.WriteVerbose(text);

    public void WriteDebug(string text) => cmdlet.WriteDebug(text);

    public void WriteWarning(string text) => cmdlet.WriteWarning(text);

    public void WriteError(ErrorRecord record) => cmdlet.WriteError(record);

    public void WriteProgress(ProgressRecord record) => cmdlet.WriteProgress(record);

    public bool Confirm(string target, string action)
    {
        try
        {
            return cmdlet.ShouldProcess(target, action);
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            // Hosts fail in many ways where nobody is there to ask: no prompt, no input, a prompt that breaks.
            throw new TigrisArgumentException("ConfirmationRequired", Text.Of(Messages.ConfirmationRequired, action, target), target, exception);
        }
    }
}
