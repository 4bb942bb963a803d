using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Writes the messages of calls. Before an error that ends the pipeline, it writes the results of all sent requests.</summary>
internal sealed class CallWriter(ICallOutput output)
{
    private readonly List<string> _heldWarnings = [];
    private List<ErrorRecord>? _held;

    /// <summary>Indicates whether an error ends the pipeline after the results of all sent requests are written.</summary>
    public bool Ending => _held is not null && output.ErrorAction == ActionPreference.Stop;

    /// <summary>Indicates whether a prompt about an error comes next: no other prompt comes before it.</summary>
    public bool IsPrompting => _held is not null && !Ending;

    // A warning that ends the pipeline must not precede the error that ends it.
    private bool WarningEnds => output.WarningAction is ActionPreference.Stop or ActionPreference.Inquire;

    /// <summary>Writes a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="settle">Awaits the sent requests and writes their results.</param>
    public void Write(CallMessage message, Action settle)
    {
        switch (message)
        {
            case CallMessage.Output single:
                output.WriteObject(single.Value);
                break;
            case CallMessage.OutputPage page:
                foreach (var value in page.Values)
                {
                    output.WriteObject(value);
                }

                page.Backpressure.Complete(isMoreRequested: _held is null);
                break;
            case CallMessage.Verbose verbose:
                output.WriteVerbose(verbose.Text);
                break;
            case CallMessage.Debug debug:
                output.WriteDebug(debug.Text);
                break;
            case CallMessage.Warning warning when _held is not null && WarningEnds:
                _heldWarnings.Add(warning.Text);
                break;
            case CallMessage.Warning warning:
                output.WriteWarning(warning.Text);
                break;
            case CallMessage.Failure failure:
                WriteError(failure.Record, settle);
                break;
        }
    }

    private void WriteError(ErrorRecord record, Action settle)
    {
        if (_held is not null)
        {
            _held.Add(record);
        }
        else if (output.ErrorAction is not (ActionPreference.Stop or ActionPreference.Inquire))
        {
            output.WriteError(record);
        }
        else
        {
            foreach (var error in Settle(record, settle))
            {
                output.WriteError(error);
            }

            WriteHeldWarnings();
        }
    }

    /// <summary>
    /// Writes the results of all sent requests before an error that ends the pipeline. Nothing can be written after the error, and a secret in
    /// a result exists nowhere else.
    /// </summary>
    private List<ErrorRecord> Settle(ErrorRecord first, Action settle)
    {
        var errors = _held = [first];
        try
        {
            settle();
        }
        finally
        {
            _held = null;
        }

        if (output.ErrorAction == ActionPreference.Stop)
        {
            var others = errors.Skip(1).Select(other => MessageText.Of(Messages.AlsoFailed, other.TargetObject ?? "?", other.Exception.Message));
            AppendOthers(first, [.. others, .. _heldWarnings]);
        }

        return errors;
    }

    // Nothing can be written after the error. If a warning would end the pipeline first, the error contains the warnings.
    private void AppendOthers(ErrorRecord first, string[] rest)
    {
        if (WarningEnds && rest.Length > 0)
        {
            first.ErrorDetails = new ErrorDetails(string.Join("\n", [first.ErrorDetails?.Message ?? first.Exception.Message, .. rest]))
            {
                RecommendedAction = first.ErrorDetails?.RecommendedAction ?? "",
            };
            return;
        }

        foreach (var text in rest)
        {
            output.WriteWarning(text);
        }
    }

    // One warning, because the first of several would end the pipeline.
    private void WriteHeldWarnings()
    {
        if (_heldWarnings.Count > 0)
        {
            var text = string.Join("\n", _heldWarnings);
            _heldWarnings.Clear();
            output.WriteWarning(text);
        }
    }
}
