using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>
/// Names the results that a pipeline can no longer deliver because it ended early: each secret, and each change on the server. Belongs to
/// the pipeline thread.
/// </summary>
internal sealed class EarlyEnd(ICallOutput output)
{
    private const int NamesPerWarning = 100;

    /// <summary>Warns of the output that a downstream command received when it failed, because it may not have processed it.</summary>
    public void ReportInterrupted(CallMessage.Output interrupted, OutputSlot slot)
    {
        if (interrupted.Lost is { } lost)
        {
            output.WarnAtEnd(lost, isSecret: true);
        }
        else
        {
            Report(slot.Changes);
        }
    }

    /// <summary>Warns of the changes and secrets of a call that were not delivered.</summary>
    /// <param name="slot">The output slot of the call.</param>
    /// <param name="messages">Its messages that weren't written.</param>
    public void Report(OutputSlot slot, IReadOnlyCollection<CallMessage> messages)
    {
        var lost = messages.OfType<CallMessage.Output>().Select(message => message.Lost).OfType<string>().ToArray();
        foreach (var text in lost)
        {
            output.WarnAtEnd(text, isSecret: true);
        }

        var failures = messages.OfType<CallMessage.Failure>().ToArray();
        foreach (var failure in failures.Where(_ => slot.Changes.Any))
        {
            var record = failure.Record;
            output.WarnAtEnd($"{record.ErrorDetails?.Message ?? record.Exception.Message} {record.ErrorDetails?.RecommendedAction}".Trim(), isSecret: false);
        }

        if (lost.Length == 0 && !(slot.Delivered && slot.Finished && messages.Count == 0))
        {
            Report(slot.Changes);
        }
    }

    /// <summary>Names the changes of commands without output.</summary>
    public void ReportSilent(IReadOnlyList<CallChange> changes)
    {
        for (var start = 0; start < changes.Count; start += NamesPerWarning)
        {
            var names = changes.Skip(start).Take(NamesPerWarning).GroupBy(change => change.Request.Operation)
                .Select(group => MessageText.Of(Messages.ChangesOf, group.Key, string.Join(", ", group.Select(change => $"'{change.Name}'"))));
            output.WarnAtEnd(MessageText.Of(Messages.ChangesBeforeEnd, output.Name, string.Join("; ", names)), isSecret: false);
        }
    }

    private void Report(CallChanges changes)
    {
        foreach (var change in changes.All)
        {
            output.WarnAtEnd(change.Describe(), isSecret: IsSecret(change));
        }
    }

    // The response to these operations contains a secret.
    private static bool IsSecret(CallChange change) => change.Request.Operation is "CreateAccessKey" or "RotateAccessKey" or "Provisioning";
}
