using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The changes of notifications. All differences of one bucket are one request, because the API replaces some members together.</summary>
internal static class NotificationChanges
{
    private const string None = "None";

    private static readonly StateSetting Setting = StateKind.Bucket.Settings.First(setting => setting.Name == StateMember.Notification);

    /// <summary>Returns true if a difference is about notifications; otherwise, false.</summary>
    public static bool IsOf(StateDifference difference) => difference.Setting == Setting || Setting.Parts.Contains(difference.Setting);

    /// <summary>Returns the authentication that credentials are needed for; null for none.</summary>
    public static string? AuthenticationOf(IReadOnlyDictionary<string, object?>? notification) =>
        notification is not null && StateObjects.Find(notification, StateMember.Authentication) is string kind && kind != None ? kind : null;

    /// <summary>Returns the change for the differences of one bucket.</summary>
    /// <param name="bucket">The actual state of the bucket.</param>
    /// <param name="differences">The differences of its notifications.</param>
    public static SyncChange Of(IReadOnlyDictionary<string, object?> bucket, IReadOnlyList<StateDifference> differences)
    {
        var before = StateObjects.Find(bucket, StateMember.Notification) as IReadOnlyDictionary<string, object?>;
        var change = SyncDifference.Begin(differences[0]) with
        {
            Path = $"{StateKind.Bucket.PathOf(differences[0].Name!)}.{StateMember.Notification}",
            Operation = "UpdateBucket",
            Before = before,
        };
        var whole = differences.FirstOrDefault(difference => difference.Setting == Setting);
        return whole is { Desired: null } ? Remove(change, before)
            : whole is { Desired: IReadOnlyDictionary<string, object?> wanted } ? Set(change, null, wanted)
            : differences.Any(difference => difference.Command is not null) ? Set(change, before, Merge(before!, differences))
            : SyncDifference.Unchangeable(change with { Path = differences[0].Path, Before = differences[0].Actual, Command = null });
    }

    /// <summary>Returns the request for a desired notification, without its credentials.</summary>
    public static NotificationRequest Request(IReadOnlyDictionary<string, object?> wanted) => new()
    {
        Enabled = StateObjects.Find(wanted, StateMember.Enabled) as bool? ?? true,
        Webhook = StateObjects.Find(wanted, StateMember.Webhook) as string,
        Filter = StateObjects.Find(wanted, StateMember.Filter) as string,
    };

    private static SyncChange Remove(SyncChange change, object? before) => change with
    {
        Phase = SyncPhase.Restrict,
        Before = before,
        After = null,
        Command = Setting.ClearCommand,
        Send = sender => sender.UpdateBucketAsync(change.Name!, new BucketChange { Notification = new NotificationRequest { Enabled = false } }),
    };

    private static SyncChange Set(SyncChange change, IReadOnlyDictionary<string, object?>? before, IReadOnlyDictionary<string, object?> after)
    {
        change = change with { After = after, Command = Setting.SetCommand };
        var request = Request(after);
        if (request.Webhook is null)
        {
            return change.AsManual(Messages.SyncNoWebhook);
        }

        var (had, needs) = (AuthenticationOf(before), AuthenticationOf(after));

        // Only the removal of the notifications removes their credentials.
        var isReset = had is not null && needs is null;
        return change with
        {
            Phase = request.Enabled == false ? SyncPhase.Restrict : SyncPhase.ChangeBucket,
            Authentication = needs == had ? null : needs,
            Send = sender => sender.SetNotificationAsync(change.Name!, request, needs == had ? null : needs, isReset),
        };
    }

    // A part that can't be cleared stays as it is.
    private static Dictionary<string, object?> Merge(IReadOnlyDictionary<string, object?> before, IEnumerable<StateDifference> differences)
    {
        var after = before.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
        foreach (var difference in differences.Where(difference => difference.Command is not null))
        {
            after[difference.Setting!.Name] = difference.Desired;
        }

        return after;
    }
}
