using System;
using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace Tigris.PowerShell;

/// <summary>The streams and the host of a cmdlet.</summary>
internal sealed class CmdletOutput(PSCmdlet cmdlet, Preferences preferences) : ICallOutput
{
    // The host isn't available when commands are disposed.
    private readonly PSHost? _host = cmdlet.Host;
    private IList? _errors;

    public string Name => cmdlet.MyInvocation.MyCommand.Name;

    public ActionPreference ErrorAction => preferences.ErrorAction;

    public ActionPreference WarningAction => preferences.WarningAction;

    public bool ShowsVerbose => preferences.Verbose;

    public bool ShowsProgress => preferences.Progress;

    public bool ReceiverFailed { get; private set; }

    public bool IsStopping => cmdlet.Stopping;

    public bool CanWrite => !IsDisposed && !IsStopping;

    /// <summary>true once the engine disposes the pipeline's commands: then nothing can be written to a stream.</summary>
    public bool IsDisposed { get; set; }

    /// <summary>true once writing an object has failed: a downstream command ends the pipeline, and no record has failed.</summary>
    public bool IsBroken { get; private set; }

    public void WriteObject(object value)
    {
        var newest = NewestError();
        try
        {
            cmdlet.WriteObject(value);
        }
        catch (Exception exception)
        {
            IsBroken = true;

            // The engine throws the same exception if a receiver failed and if it accepts no more (Select-Object -First). Only a failure adds to $Error.
            ReceiverFailed = IsStopping || exception is not PipelineStoppedException || !ReferenceEquals(newest, NewestError());
            throw;
        }
    }

    public void WriteVerbose(string text) => cmdlet.WriteVerbose(text);

    public void WriteDebug(string text) => cmdlet.WriteDebug(text);

    public void WriteWarning(string text) => cmdlet.WriteWarning(text);

    public void WarnAtEnd(string text, bool isSecret)
    {
        var isSilent = WarningAction is ActionPreference.SilentlyContinue or ActionPreference.Ignore;
        var isWritten = CanWrite && WarningAction != ActionPreference.Inquire && TryWarn(text);
        if (isSilent ? isSecret : !isWritten)
        {
            _host?.UI.WriteWarningLine(text);
        }
    }

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
            // Hosts without a user throw exceptions of many types.
            throw new TigrisArgumentException("ConfirmationRequired", MessageText.Of(Messages.ConfirmationRequired, action, target), target, exception);
        }
    }

    private bool TryWarn(string text)
    {
        try
        {
            cmdlet.WriteWarning(text);
            return true;
        }
        catch (PipelineStoppedException)
        {
            // With Stop the engine writes the warning before it throws. Otherwise, the warning was redirected to a command that has ended.
            return WarningAction == ActionPreference.Stop;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private object? NewestError()
    {
        _errors ??= cmdlet.SessionState.PSVariable.GetValue("global:Error") as IList;
        return _errors is { Count: > 0 } errors ? errors[0] : null;
    }
}
