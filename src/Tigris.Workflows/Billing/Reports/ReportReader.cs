using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>Reads the data of a report: the account invoices, and for each organization the usage, the invoice and, with a quota, the buckets.</summary>
internal sealed class ReportReader(ReportData data)
{
    /// <summary>Reads the account invoice of a month. A month without an invoice has no cost, unless it is the month of the report.</summary>
    public async Task ReadAccountAsync(IWorkflowHost host, string month)
    {
        try
        {
            data.AddAccount(month, await host.Client.Billing.GetAccountInvoiceAsync(month, host.Cancellation).ConfigureAwait(false));
        }
        catch (TigrisNotFoundException) when (month != data.Current.Month)
        {
            // The account may have been created later.
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            data.AddFailure(MessageText.Of(Messages.ReportAccountOf, month));
            throw;
        }
    }

    /// <summary>Reads an organization. An organization that can't be read makes the report incomplete.</summary>
    public async Task ReadAsync(IWorkflowHost host, Organization organization)
    {
        try
        {
            data.Add(new ReportInput
            {
                Organization = organization,
                Usage = await ReadUsageAsync(host, organization.OrganizationId).ConfigureAwait(false),
                Invoices = await ReadInvoicesAsync(host, organization.OrganizationId).ConfigureAwait(false),
                Measure = organization.Quota > 0 ? await MeasureAsync(host, organization).ConfigureAwait(false) : null,
            });
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            data.AddFailure(organization.OrganizationId);
            throw;
        }
    }

    private async Task<IReadOnlyList<UsageSummary>> ReadUsageAsync(IWorkflowHost host, string organizationId)
    {
        var start = Month.StartOf(data.Months[0].Month);
        var end = Month.StartOf(data.Current.Month).AddMonths(1);
        try
        {
            return await host.Client.Billing.GetUsageAsync(organizationId, start, end, host.Cancellation).ConfigureAwait(false);
        }
        catch (TigrisInvalidRequestException)
        {
            // The longest period isn't documented.
            var usage = new List<UsageSummary>();
            for (var month = start; month < end; month = month.AddMonths(1))
            {
                usage.AddRange(await host.Client.Billing.GetUsageAsync(organizationId, month, month.AddMonths(1), host.Cancellation).ConfigureAwait(false));
            }

            return usage;
        }
    }

    private async Task<IReadOnlyDictionary<string, Invoice>> ReadInvoicesAsync(IWorkflowHost host, string organizationId)
    {
        var invoices = new Dictionary<string, Invoice>(StringComparer.Ordinal);
        foreach (var month in data.NeedsInvoices ? data.Months.Select(month => month.Month) : [data.Current.Month])
        {
            try
            {
                invoices[month] = await host.Client.Billing.GetInvoiceAsync(organizationId, month, host.Cancellation).ConfigureAwait(false);
            }
            catch (TigrisNotFoundException)
            {
                // The organization may have been created later.
            }
        }

        return invoices;
    }

    private static async Task<OrganizationMeasure> MeasureAsync(IWorkflowHost host, Organization organization)
    {
        var tally = new BucketTally();
        var pages = new PageWalk("ListBuckets");
        while (pages.HasMore)
        {
            var page = await host.Client.Buckets.ListAsync(organization.OrganizationId, null, pages.Token, host.Cancellation).ConfigureAwait(false);
            foreach (var bucket in page.Items)
            {
                tally.Add(bucket);
            }

            pages.Follow(page.ContinuationToken);
        }

        return tally.Of(organization);
    }
}
