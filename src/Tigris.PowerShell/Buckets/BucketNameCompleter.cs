namespace Tigris.PowerShell;

/// <summary>Completes names of the buckets of the typed organization.</summary>
internal sealed class BucketNameCompleter : LiveCompleter
{
    private protected override Source? Find(TypedCommand typed, TigrisConnection connection, CompletionWord word) =>
        typed.One("OrganizationId") is { } organizationId
            ? new(Key("buckets", organizationId), (client, token, over) =>
                Items(client.Buckets.ListAsync(organizationId, null, token, over), Of))
            : null;

    private static CompletionItem Of(Bucket bucket) => new(
        bucket.BucketName, toolTip: bucket.Size is { } size ? $"{bucket.BucketName} ({SizeText.Of(size)})" : null);
}
