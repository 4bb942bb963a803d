using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Writes what calls have to say, and sees to it that an error that ends the pipeline takes nothing with it.</summary>
internal sealed class CallWriter(ICallOutput output)
{
    private readonly List<string> _heldWarnings = [];
    private List<ErrorRecord>? _held;

    /// <summary>Indicates whether an error ends the pipeline after the results of all sent requests are written.</summary>
    public bool Ending => _held is not null && output.ErrorAction == ActionPreference.Stop;

    /// <summary>Indicates whether a prompt about an error comes next: no other prompt comes before it.</summary>
    public bool Asking => _held is not null && !Ending;

    // A warning that ends the pipeline by itself must not come before the error that is about to.
    private bool WarningEnds => output.WarningAction is ActionPreference.Stop or ActionPreference.Inquire;

    /// <summary>Writes a message.</summary>
    /// <param name="message">What to write.</param>
    /// <param name="settle">Awaits what was sent already, and writes it.</param>
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

                page.Receipt.Taken(wantsMore: _held is null);
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
    /// This error will end the pipeline, and after it nothing can be written. So what was sent already is awaited and written first: a
    /// secret that the server handed out exists nowhere else.
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
            Tell(first, [.. others, .. _heldWarnings]);
        }

        return errors;
    }

    // Nothing can be written after the error: where a warning would end the pipeline before it, the error itself says the rest.
    private void Tell(ErrorRecord first, string[] rest)
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

    // As one: the first of several would be the last.
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
