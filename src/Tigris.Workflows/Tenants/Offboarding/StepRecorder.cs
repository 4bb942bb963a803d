using System;
using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>Records the completed steps of one tenant, in its journal and in its state.</summary>
internal sealed class StepRecorder(IWorkflowHost host, IJsonSerializer json, Journal? journal, OffboardingRecord record)
{
    /// <summary>Checks that another step may begin and could be recorded.</summary>
    /// <exception cref="TigrisFileException">The journal can't be written.</exception>
    public void Require() => journal?.ThrowIfBroken(record.OrganizationId);

    /// <summary>Records that the organization is inactive.</summary>
    /// <param name="chosenMonth">The month that <c>-Month</c> named; null for the month of this moment.</param>
    public void Deactivated(string? chosenMonth) => Complete(new JournalEntry { Step = OffboardingStep.Deactivate, Month = chosenMonth });

    public void Invoiced(InvoiceRecord invoice) => Complete(new JournalEntry
    {
        Step = OffboardingStep.SaveInvoice,
        Month = invoice.Month,
        InvoiceStatus = invoice.Status,
        InvoiceTotal = invoice.Total,
        InvoicePath = invoice.Path,
    });

    public void Listed(BucketList buckets) => Complete(new JournalEntry { Step = OffboardingStep.ListBuckets, Buckets = buckets });

    public void Deleted() => Complete(new JournalEntry { Step = OffboardingStep.DeleteBuckets });

    public void Verified() => Complete(new JournalEntry { Step = OffboardingStep.Verify });

    private void Complete(JournalEntry step)
    {
        var now = host.Client.UtcNow;
        var entry = Readable(new JournalEntry
        {
            At = now,
            OrganizationId = record.OrganizationId,
            Step = step.Step,
            Month = step.Month ?? (step.Step == OffboardingStep.Deactivate ? Month.Of(now) : null),
            InvoiceStatus = step.InvoiceStatus,
            InvoiceTotal = step.InvoiceTotal,
            InvoicePath = step.InvoicePath,
            Buckets = step.Buckets,
        });

        // The step is completed even if it can't be written, and the result must show it.
        record.Apply(entry);
        journal?.Append(entry);
    }

    // A line that a later run can't read would prevent it from resuming any tenant. So this run uses the entry as a later run would read it.
    private JournalEntry Readable(JournalEntry entry)
    {
        try
        {
            return JournalEntry.Read((IReadOnlyDictionary<string, object?>)json.Parse(json.Serialize(entry.ToLine()))!);
        }
        catch (Exception exception) when (exception is FormatException or TigrisArgumentException)
        {
            throw new TigrisOffboardingException(
                "JournalEntryInvalid", MessageText.Of(Messages.JournalEntryInvalid, entry.Step, entry.OrganizationId, exception.Message), entry.OrganizationId);
        }
    }
}
