namespace Tigris.Workflows;

/// <summary>Creates changes from differences.</summary>
internal static class SyncDifference
{
    /// <summary>Returns the change for a difference, without its request.</summary>
    public static SyncChange Begin(StateDifference difference) => new()
    {
        Of = difference.Of,
        Name = difference.Name,
        AccessKeyId = difference.AccessKeyId,
        Path = difference.Path,
        Command = difference.Command,
        Before = difference.Actual,
        After = difference.Desired,
    };

    /// <summary>Returns the change for an extra object. The command never deletes it.</summary>
    public static SyncChange Extra(StateDifference difference) =>
        Begin(difference).AsManual(MessageText.Of(Messages.SyncNeverDeletes, difference.Command));

    /// <summary>Returns a change that the API can't make, or that the document doesn't ask for by name.</summary>
    public static SyncChange Unchangeable(SyncChange change) =>
        change.AsManual(change.Command is { } command ? MessageText.Of(Messages.SyncUnnamed, command) : Messages.SyncUnchangeable);
}
