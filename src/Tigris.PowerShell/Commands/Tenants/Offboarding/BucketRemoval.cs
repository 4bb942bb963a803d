using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>Deletes the buckets of a tenant: all that were listed, and no others.</summary>
internal sealed class BucketRemoval(CallContext call, OffboardingRecord record)
{
    private const int MostPasses = 3;

    private bool _justListed;

    /// <summary>What there is, as a journal has it.</summary>
    public async Task<IReadOnlyList<object?>> ListAsync()
    {
        var buckets = await BucketList.ReadAsync(call, record.OrganizationId).ConfigureAwait(false);
        _justListed = true;
        return [.. buckets.Select(bucket => new Dictionary<string, object?>
        {
            [Fact.BucketName] = bucket.BucketName,
            [Fact.Size] = bucket.Size,
            [Fact.ForkOf] = bucket.ForkOf,
        })];
    }

    /// <summary>Deletes what was listed and is still there. Returns false where the pipeline ends before that is done.</summary>
    public async Task<bool> DeleteAsync()
    {
        var doomed = _justListed ? record.Buckets : await StillThereAsync().ConfigureAwait(false);
        foreach (var bucket in DoomedBucket.ForksFirst(doomed))
        {
            if (!call.MayGoOn)
            {
                return false;
            }

            await DeleteAsync(bucket).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>
    /// Sees that no bucket is left. A server may go on listing for a while what it has deleted: what it lists is deleted again, and what is
    /// not there then is gone.
    /// </summary>
    /// <exception cref="TigrisOffboardingException">There are buckets, and they stay.</exception>
    public async Task VerifyAsync()
    {
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var found = false;
            foreach (var bucket in DoomedBucket.ForksFirst(await StillThereAsync().ConfigureAwait(false)))
            {
                found |= await DeleteAsync(bucket).ConfigureAwait(false);
            }

            if (!found)
            {
                return;
            }
        }

        throw new TigrisOffboardingException("BucketsLeft", Text.Of(Messages.BucketsLeft, record.OrganizationId), record.OrganizationId);
    }

    /// <exception cref="TigrisOffboardingException">There is one that was not listed.</exception>
    private async Task<IReadOnlyCollection<DoomedBucket>> StillThereAsync()
    {
        var known = new HashSet<string>(record.Buckets.Select(bucket => bucket.BucketName), StringComparer.Ordinal);
        var there = await BucketList.ReadAsync(call, record.OrganizationId).ConfigureAwait(false);
        var stranger = there.FirstOrDefault(bucket => !known.Contains(bucket.BucketName));
        return stranger is null
            ? there
            : throw Contradiction.Of(record.OrganizationId, Text.Of(Messages.ContradictionBucket, stranger.BucketName));
    }

    /// <summary>Returns whether it was there.</summary>
    private async Task<bool> DeleteAsync(DoomedBucket bucket)
    {
        try
        {
            await call.Client.Buckets.DeleteAsync(record.OrganizationId, bucket.BucketName, force: true, call.Cancellation).ConfigureAwait(false);
            return true;
        }
        catch (TigrisNotFoundException)
        {
            return false;
        }
    }
}
