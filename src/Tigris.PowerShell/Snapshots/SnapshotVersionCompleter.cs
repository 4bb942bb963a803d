namespace Tigris.PowerShell;

/// <summary>Completes versions of the snapshots of the typed bucket, or of the bucket to fork. The description matches too.</summary>
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
