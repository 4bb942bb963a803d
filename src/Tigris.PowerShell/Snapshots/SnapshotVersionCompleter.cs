namespace Tigris.PowerShell;

/// <summary>Versions of the snapshots of the bucket that is typed already, or that is to be forked; found by description too.</summary>
internal sealed class SnapshotVersionCompleter : LiveCompleter
{
    private protected override Source? Find(TypedCommand typed, TigrisConnection connection, CompletionWord word) =>
        typed.One("OrganizationId") is { } organizationId
        && typed.One(typed.Parameter == "SourceSnapshot" ? "ForkOf" : "BucketName") is { } bucketName
            ? new(Key("snapshots", organizationId, bucketName), (client, _, over) =>
                Items(client.Snapshots.ListAsync(organizationId, bucketName, over), Of))
            : null;

    private static CompletionItem Of(Snapshot snapshot) => new(
        snapshot.SnapshotVersion, snapshot.Description, $"{ViewText.Time(snapshot.CreatedAt)} {snapshot.Description}".Trim());
}
