using System;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Finds differences between journal and server that show that the customer returned. The run then deletes nothing more.</summary>
internal static class JournalConflict
{
    // The precision of times in a journal.
    private static readonly TimeSpan Precision = TimeSpan.FromMilliseconds(1);

    /// <exception cref="TigrisOffboardingException">The organization is active again.</exception>
    public static void Check(OffboardingRecord record, Organization organization)
    {
        if (record.IsDone(OffboardingStep.Deactivate) && organization.Active == true)
        {
            throw Of(record, Messages.ConflictActive);
        }
    }

    /// <exception cref="TigrisOffboardingException">A bucket was created since the organization was deactivated, or since its buckets were listed.</exception>
    public static void Check(OffboardingRecord record, BucketList buckets)
    {
        if (record.IsDone(OffboardingStep.Verify) && buckets.Count > 0)
        {
            throw Of(record, MessageText.Of(Messages.ConflictBucket, buckets.First().BucketName));
        }

        if (buckets.FirstOrDefault(bucket => IsNew(record, bucket)) is { } unexpected)
        {
            throw Of(record, MessageText.Of(Messages.ConflictBucket, unexpected.BucketName));
        }
    }

    private static bool IsNew(OffboardingRecord record, BucketToDelete bucket) => record.Buckets is { } listed
        ? listed.Find(bucket.BucketName) is not { } known || bucket.IsOtherThan(known)
        : record.DeactivatedEarlier is { } deactivated && bucket.CreatedAt >= deactivated + Precision;

    private static TigrisOffboardingException Of(OffboardingRecord record, string finding) =>
        new("JournalContradicted", MessageText.Of(Messages.JournalContradicted, record.OrganizationId, finding), record.OrganizationId);
}
