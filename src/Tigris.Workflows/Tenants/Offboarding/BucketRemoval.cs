using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>Deletes confirmed buckets. A run that keeps the buckets doesn't create this object.</summary>
internal sealed class BucketRemoval(IWorkflowHost host, OffboardingRecord record, StepRecorder recorder)
{
    private const int MostPasses = 3;

    /// <summary>Deletes buckets with their objects. Returns false if the run ended before all were deleted.</summary>
    public async Task<bool> DeleteAsync(BucketList buckets)
    {
        foreach (var bucket in buckets.ForksFirst())
        {
            if (!host.MayContinue)
            {
                return false;
            }

            recorder.Require();
            await DeleteAsync(bucket).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>
    /// Verifies that no bucket is left. A server may list a bucket for a while after its deletion: such a bucket is deleted again, and is gone
    /// if the server doesn't find it.
    /// </summary>
    /// <param name="left">The buckets that are listed now; null to list them.</param>
    /// <exception cref="TigrisOffboardingException">Buckets remain.</exception>
    public async Task VerifyAsync(BucketList? left)
    {
        for (var pass = 0; pass < MostPasses; pass++)
        {
            left ??= await BucketList.ReadAsync(host, record.OrganizationId).ConfigureAwait(false);
            JournalConflict.Check(record, left);
            var found = false;
            foreach (var bucket in left.ForksFirst())
            {
                recorder.Require();
                found |= await DeleteAsync(bucket).ConfigureAwait(false);
            }

            if (!found)
            {
                return;
            }

            left = null;
        }

        throw new TigrisOffboardingException("BucketsLeft", MessageText.Of(Messages.BucketsLeft, record.OrganizationId), record.OrganizationId);
    }

    /// <summary>Returns true if the bucket existed.</summary>
    private async Task<bool> DeleteAsync(BucketToDelete bucket)
    {
        try
        {
            await host.Client.Buckets.DeleteAsync(record.OrganizationId, bucket.BucketName, force: true, host.Cancellation).ConfigureAwait(false);
            return true;
        }
        catch (TigrisNotFoundException)
        {
            return false;
        }
    }
}
