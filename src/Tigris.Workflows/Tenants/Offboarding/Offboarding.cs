using System;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>
/// Runs the steps of one tenant. A step that is in the journal isn't repeated. The options of this run apply to each step: the invoices, the
/// months and the buckets to keep are checked before a deletion, independent of the last step of the earlier run.
/// </summary>
/// <param name="host">The caller.</param>
/// <param name="plan">The options of the run.</param>
/// <param name="record">The state of the tenant.</param>
/// <param name="confirmed">The buckets that a confirmation showed; null if the run doesn't prompt.</param>
internal sealed class Offboarding(IWorkflowHost host, OffboardingPlan plan, OffboardingRecord record, BucketList? confirmed)
{
    private readonly StepRecorder _recorder = new(host, plan.Json, plan.Journal, record);
    private OffboardingStep _step;

    private InvoiceStep Invoices => new(host, plan, record, _recorder);

    /// <summary>Reads the state, shows a confirmation prompt with it, and runs the steps if the user confirms.</summary>
    public static async Task ConfirmAsync(IWorkflowHost host, OffboardingPlan plan, OffboardingRecord record, bool whatIf)
    {
        var preview = await OffboardingPreview.ReadAsync(host, plan, record, readInvoices: whatIf).ConfigureAwait(false);
        if (await host.ConfirmAsync(record.OrganizationId, OffboardingText.Of(plan, preview)).ConfigureAwait(false))
        {
            var confirmed = preview.Draft is null ? preview.Buckets : BucketList.Empty;
            await new Offboarding(host, plan, record, confirmed).RunAsync().ConfigureAwait(false);
        }
    }

    public async Task RunAsync()
    {
        try
        {
            Write(record.ToResult(await FollowAsync().ConfigureAwait(false)));
        }
        catch (Exception) when (host.Cancellation.IsCancellationRequested)
        {
            // The run ends. If it has completed a step, the result must show the state.
            if (record.Last is not null)
            {
                Write(record.ToResult(OffboardingStatus.Stopped));
            }

            throw;
        }
        catch (Exception exception)
        {
            Write(record.ToResult(OffboardingStatus.Failed, _step, exception.Message));
            throw;
        }
    }

    private void Write(OffboardingResult result) => host.Write(result, InterruptedText.Of(plan, record, result));

    private async Task<OffboardingStatus> FollowAsync()
    {
        _step = record.Last ?? OffboardingStep.Deactivate;
        _recorder.Require();
        var organization = await host.Client.Organizations.GetAsync(record.OrganizationId, host.Cancellation).ConfigureAwait(false);
        JournalConflict.Check(record, organization);
        await DeactivateAsync(organization).ConfigureAwait(false);

        if (!Invoices.IsDone)
        {
            if (!Begin(OffboardingStep.SaveInvoice))
            {
                return OffboardingStatus.Stopped;
            }

            if (!await Invoices.SaveAsync().ConfigureAwait(false))
            {
                return OffboardingStatus.AwaitingInvoice;
            }
        }

        return plan.KeepBuckets || record.IsDone(OffboardingStep.Verify)
            ? await PreviewAsync().ConfigureAwait(false)
            : await RemoveBucketsAsync().ConfigureAwait(false);
    }

    private async Task DeactivateAsync(Organization organization)
    {
        if (!record.IsDone(OffboardingStep.Deactivate))
        {
            if (organization.Active != false)
            {
                await host.Client.Organizations.SetActiveAsync(record.OrganizationId, active: false, plan.Actor, host.Cancellation).ConfigureAwait(false);
            }

            _recorder.Deactivated(plan.Month);
        }
        else if (InvoiceMonths.IsStale(plan, record, Month.Of(host.Client.UtcNow)))
        {
            // The organization is inactive. Only an old journal has the time of the deactivation.
            _recorder.Deactivated(chosenMonth: null);
        }
    }

    /// <summary>Ends a run that deletes nothing, because of its options or because all buckets are deleted.</summary>
    private async Task<OffboardingStatus> PreviewAsync()
    {
        if (!record.IsDone(OffboardingStep.DeleteBuckets))
        {
            return OffboardingStatus.BucketsKept;
        }

        _step = OffboardingStep.Verify;
        var left = await BucketList.ReadAsync(host, record.OrganizationId).ConfigureAwait(false);
        JournalConflict.Check(record, left);
        if (left.Count > 0)
        {
            return OffboardingStatus.BucketsKept;
        }

        if (!record.IsDone(OffboardingStep.Verify))
        {
            _recorder.Verified();
        }

        return OffboardingStatus.Completed;
    }

    private async Task<OffboardingStatus> RemoveBucketsAsync()
    {
        if (!Begin(record.IsDone(OffboardingStep.ListBuckets) ? OffboardingStep.DeleteBuckets : OffboardingStep.ListBuckets))
        {
            return OffboardingStatus.Stopped;
        }

        var buckets = await ListAsync().ConfigureAwait(false);
        while (confirmed is not null && buckets.MoreThan(confirmed) is { Count: > 0 } more)
        {
            if (!host.MayContinue)
            {
                return OffboardingStatus.Stopped;
            }

            if (!await host.ConfirmAsync(record.OrganizationId, OffboardingText.OfMore(buckets, more)).ConfigureAwait(false))
            {
                return host.MayContinue ? OffboardingStatus.Declined : OffboardingStatus.Stopped;
            }

            confirmed = buckets;
            buckets = await ListAsync().ConfigureAwait(false);
        }

        // A prompt may be open when the month ends.
        if (!await Invoices.SaveAsync().ConfigureAwait(false))
        {
            return OffboardingStatus.AwaitingInvoice;
        }

        return await RemoveAsync(buckets).ConfigureAwait(false);
    }

    private async Task<OffboardingStatus> RemoveAsync(BucketList buckets)
    {
        var removal = new BucketRemoval(host, record, _recorder);
        BucketList? left = buckets;
        if (!record.IsDone(OffboardingStep.ListBuckets))
        {
            _recorder.Listed(buckets);
        }

        if (!record.IsDone(OffboardingStep.DeleteBuckets))
        {
            _step = OffboardingStep.DeleteBuckets;
            if (!await removal.DeleteAsync(buckets).ConfigureAwait(false))
            {
                return OffboardingStatus.Stopped;
            }

            _recorder.Deleted();
            left = null;
        }

        _step = OffboardingStep.Verify;
        await removal.VerifyAsync(left).ConfigureAwait(false);
        _recorder.Verified();
        return OffboardingStatus.Completed;
    }

    private async Task<BucketList> ListAsync()
    {
        var buckets = await BucketList.ReadAsync(host, record.OrganizationId).ConfigureAwait(false);
        JournalConflict.Check(record, buckets);
        return buckets;
    }

    private bool Begin(OffboardingStep step)
    {
        _step = step;
        _recorder.Require();
        return host.MayContinue;
    }
}
