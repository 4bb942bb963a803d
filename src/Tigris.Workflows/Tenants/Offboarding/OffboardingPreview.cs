using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>The state that a run would begin with, read for a confirmation or for <c>-WhatIf</c>.</summary>
internal sealed class OffboardingPreview
{
    private OffboardingPreview(Organization organization, BucketList buckets, InvoiceRecord? draft)
    {
        Organization = organization;
        Buckets = buckets;
        Draft = draft;
    }

    public Organization Organization { get; }

    /// <summary>All buckets of the organization.</summary>
    public BucketList Buckets { get; }

    /// <summary>The invoice that isn't final and has to be, so that nothing would be deleted; null if there is none.</summary>
    public InvoiceRecord? Draft { get; }

    /// <summary>Reads the state, with the checks of the run.</summary>
    /// <param name="host">The caller.</param>
    /// <param name="plan">The options of the run.</param>
    /// <param name="record">The state of the tenant.</param>
    /// <param name="readInvoices">true to read the invoices even if the plan doesn't require final ones.</param>
    public static async Task<OffboardingPreview> ReadAsync(IWorkflowHost host, OffboardingPlan plan, OffboardingRecord record, bool readInvoices)
    {
        var organization = await host.Client.Organizations.GetAsync(record.OrganizationId, host.Cancellation).ConfigureAwait(false);
        JournalConflict.Check(record, organization);
        var invoices = new InvoiceStep(host, plan, record, new StepRecorder(host, plan.Json, null, record));
        var draft = plan.RequireFinalizedInvoice || readInvoices ? await invoices.FindDraftAsync().ConfigureAwait(false) : null;
        var buckets = await BucketList.ReadAsync(host, record.OrganizationId).ConfigureAwait(false);
        if (draft is null && (!plan.KeepBuckets || record.IsDone(OffboardingStep.DeleteBuckets)))
        {
            JournalConflict.Check(record, buckets);
        }

        return new OffboardingPreview(organization, buckets, draft);
    }
}
