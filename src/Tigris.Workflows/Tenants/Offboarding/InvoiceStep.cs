using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>Reads, checks and saves the invoices of one tenant.</summary>
internal sealed class InvoiceStep(IWorkflowHost host, OffboardingPlan plan, OffboardingRecord record, StepRecorder recorder)
{
    /// <summary>true if each invoice that the deletion needs was read, is saved, and is final if it has to be; otherwise, false.</summary>
    public bool IsDone => Missing.Count == 0;

    private bool MustBeFinal => plan.RequireFinalizedInvoice && !record.IsDone(OffboardingStep.Verify);

    private string Now => Month.Of(host.Client.UtcNow);

    private IReadOnlyList<string> Missing => [.. InvoiceMonths.Of(plan, record, Now).Where(IsMissing)];

    /// <summary>Reads and saves the missing invoices. Returns false if an invoice isn't final and has to be.</summary>
    public async Task<bool> SaveAsync()
    {
        foreach (var month in Missing)
        {
            var document = await ReadAsync(month).ConfigureAwait(false);
            if (MustBeFinal && !InvoiceStatuses.IsFinal(document.Invoice.Status))
            {
                record.Show(RecordOf(month, document, path: null));
                return false;
            }

            recorder.Require();
            recorder.Invoiced(RecordOf(month, document, plan.Invoices?.Save(record.OrganizationId, month, document)));
        }

        return true;
    }

    /// <summary>
    /// Reads the missing invoices without saving them. Returns the first one that isn't final and has to be; null if there is none.
    /// </summary>
    public async Task<InvoiceRecord?> FindDraftAsync()
    {
        foreach (var month in Missing)
        {
            var document = await ReadAsync(month).ConfigureAwait(false);
            if (MustBeFinal && !InvoiceStatuses.IsFinal(document.Invoice.Status))
            {
                return RecordOf(month, document, path: null);
            }
        }

        return null;
    }

    private static InvoiceRecord RecordOf(string month, InvoiceDocument document, string? path) =>
        new(month, document.Invoice.Status, document.Invoice.Total, path);

    private bool IsMissing(string month)
    {
        if (record.InvoiceOf(month) is not { } invoice)
        {
            return true;
        }

        if (record.IsDone(OffboardingStep.Verify))
        {
            return plan.Invoices is not null && invoice.Path is null;
        }

        var mayHaveChanged = !invoice.IsFinal && (MustBeFinal || InvoiceMonths.IsBefore(month, Now));
        return mayHaveChanged || (plan.Invoices is { } folder && !(invoice.Path is not null && File.Exists(folder.PathOf(record.OrganizationId, month))));
    }

    private Task<InvoiceDocument> ReadAsync(string month) =>
        host.Client.Billing.GetInvoiceDocumentAsync(record.OrganizationId, month, host.Cancellation);
}
