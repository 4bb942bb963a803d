using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>
/// One tenant's way through the steps. Each may be done again without harm; one that the journal has is not. What contradicts the journal
/// ends the way: an organization that is active again has a customer again.
/// </summary>
internal sealed class Offboarding(CallContext call, OffboardingPlan plan, OffboardingRecord record)
{
    private readonly BucketRemoval _removal = new(call, record);
    private OffboardingStep _step;

    public async Task RunAsync()
    {
        try
        {
            call.Write(record.ToResult(await FollowAsync().ConfigureAwait(false)));
        }
        catch (Exception exception) when (!call.Cancellation.IsCancellationRequested)
        {
            call.Write(record.ToResult(OffboardingStatus.Failed, _step, exception.Message));
            throw;
        }
    }

    private async Task<OffboardingStatus> FollowAsync()
    {
        _step = record.Last ?? OffboardingStep.Deactivate;
        var organization = await call.Client.Organizations.GetAsync(record.OrganizationId, call.Cancellation).ConfigureAwait(false);
        if (record.IsDone(OffboardingStep.Deactivate))
        {
            CheckInactive(organization);
        }
        else
        {
            await DeactivateAsync(organization).ConfigureAwait(false);
        }

        if (!record.IsDone(OffboardingStep.ListBuckets) && !IsInvoiceDone())
        {
            if (!Begin(OffboardingStep.SaveInvoice))
            {
                return OffboardingStatus.Stopped;
            }

            if (!await InvoiceAsync().ConfigureAwait(false))
            {
                return OffboardingStatus.AwaitingInvoice;
            }
        }

        return plan.KeepBuckets && !record.IsDone(OffboardingStep.DeleteBuckets)
            ? OffboardingStatus.BucketsKept
            : await RemoveBucketsAsync().ConfigureAwait(false);
    }

    private async Task<OffboardingStatus> RemoveBucketsAsync()
    {
        if (!record.IsDone(OffboardingStep.ListBuckets))
        {
            if (!Begin(OffboardingStep.ListBuckets))
            {
                return OffboardingStatus.Stopped;
            }

            Finish(OffboardingStep.ListBuckets, (Fact.Buckets, await _removal.ListAsync().ConfigureAwait(false)));
        }

        if (!record.IsDone(OffboardingStep.DeleteBuckets))
        {
            _step = OffboardingStep.DeleteBuckets;
            if (!await _removal.DeleteAsync().ConfigureAwait(false))
            {
                return OffboardingStatus.Stopped;
            }

            Finish(OffboardingStep.DeleteBuckets);
        }

        _step = OffboardingStep.Verify;
        await _removal.VerifyAsync().ConfigureAwait(false);
        if (!record.IsDone(OffboardingStep.Verify))
        {
            Finish(OffboardingStep.Verify);
        }

        return OffboardingStatus.Completed;
    }

    private async Task DeactivateAsync(Organization organization)
    {
        if (organization.Active != false)
        {
            await call.Client.Organizations.SetActiveAsync(record.OrganizationId, active: false, plan.Actor, call.Cancellation).ConfigureAwait(false);
        }

        Finish(OffboardingStep.Deactivate, (Fact.Month, plan.Month ?? Month.Of(call.Client.UtcNow)));
    }

    private void CheckInactive(Organization organization)
    {
        if (organization.Active == true)
        {
            throw Contradiction.Of(record.OrganizationId, Messages.ContradictionActive);
        }
    }

    private bool IsInvoiceDone() => record.IsDone(OffboardingStep.SaveInvoice)
        && record.Month == MonthOfInvoice
        && !IsDraftThatMayNotBe(record.InvoiceStatus)
        && (plan.Invoices is null || (record.InvoicePath is { } path && System.IO.File.Exists(path)));

    private string MonthOfInvoice => plan.Month ?? record.Month!;

    private bool IsDraftThatMayNotBe(string? status) =>
        plan.RequireFinalizedInvoice && string.Equals(status, "DRAFT", StringComparison.OrdinalIgnoreCase);

    /// <summary>False where the invoice is not final yet and has to be.</summary>
    private async Task<bool> InvoiceAsync()
    {
        var document = await call.Client.Billing.GetInvoiceDocumentAsync(record.OrganizationId, MonthOfInvoice, call.Cancellation)
            .ConfigureAwait(false);
        var facts = new Dictionary<string, object?>
        {
            [Fact.Month] = MonthOfInvoice,
            [Fact.InvoiceStatus] = document.Invoice.Status,
            [Fact.InvoiceTotal] = document.Invoice.Total,
        };
        if (IsDraftThatMayNotBe(document.Invoice.Status))
        {
            record.Note(facts);
            return false;
        }

        if (plan.Invoices is { } folder)
        {
            facts[Fact.InvoicePath] = folder.Save(document);
        }

        Finish(OffboardingStep.SaveInvoice, [.. facts.Select(fact => (fact.Key, fact.Value))]);
        return true;
    }

    private bool Begin(OffboardingStep step)
    {
        _step = step;
        return call.MayGoOn;
    }

    private void Finish(OffboardingStep step, params (string Name, object? Value)[] facts)
    {
        var entry = new JournalEntry(
            call.Client.UtcNow, record.OrganizationId, step, facts.ToDictionary(fact => fact.Name, fact => fact.Value));
        plan.Journal?.Append(entry);
        record.Apply(entry);
    }
}
