using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>
/// Completes roles as text, such as <c>uploads=Editor</c>: the buckets of the typed organization with each role, and the roles on all buckets.
/// </summary>
internal sealed class BucketRoleCompleter : LiveCompleter
{
    private protected override IEnumerable<CompletionItem> Choose(TypedCommand typed, CompletionWord word) => base.Choose(typed, word)
        .Concat(Fitting([.. BucketRoles.Known.Select(role => Of(BucketRoles.AllBuckets, role))], word));

    private protected override Source? Find(TypedCommand typed, TigrisConnection connection, CompletionWord word) =>
        typed.One("OrganizationId") is { } organizationId
            ? new(Key("roles", organizationId), async (client, token, over) =>
            {
                var page = await client.Buckets.ListAsync(organizationId, null, token, over).ConfigureAwait(false);
                return new([.. page.Items.SelectMany(OneBucket)], page.ContinuationToken);
            })
            : null;

    // Admin is possible for all buckets only.
    private static IEnumerable<CompletionItem> OneBucket(Bucket bucket) =>
        BucketRoles.Known.Where(role => role != BucketRoles.Admin).Select(role => Of(bucket.BucketName, role));

    private static CompletionItem Of(string bucketName, string role) =>
        FixedCompletions.Hinted("Role", role, new BucketRole { BucketName = bucketName, Role = role }.ToString());
}
