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

    /// <summary>Warns of the output that a downstream command received when it failed: it may not have used it.</summary>
    public void ReportInterrupted(CallMessage.Output interrupted, CallSlot slot)
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

    /// <summary>Warns of what a call did, as far as nothing of it was delivered.</summary>
    /// <param name="slot">The call's place.</param>
    /// <param name="messages">Its messages that weren't written.</param>
    public void Report(CallSlot slot, IReadOnlyCollection<CallMessage> messages)
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

    /// <summary>Names the changes of commands without output, which nothing else tells of.</summary>
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

    // A lost response to one of these is a lost secret.
    private static bool IsSecret(CallChange change) => change.Request.Operation is "CreateAccessKey" or "RotateAccessKey" or "Provisioning";
}
