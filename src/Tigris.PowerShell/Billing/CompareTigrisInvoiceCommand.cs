using System;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>Compares the account invoice of a month with the sum of the invoices of all organizations, charge by charge.</summary>
[Cmdlet(VerbsData.Compare, "TigrisInvoice", HelpUri = HelpPages.Api + "get-account-invoice")]
[OutputType(typeof(InvoiceDifference))]
public sealed class CompareTigrisInvoiceCommand : BulkCmdlet
{
    /// <summary>The month, as yyyy-MM or a date. The default is the previous month.</summary>
    [Parameter(Position = 0)]
    [Month]
    [ArgumentCompleter(typeof(MonthCompleter))]
    public string? Month { get; set; }

    /// <summary>Returns charges without a difference too.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter IncludeEqual { get; set; }

    private protected override void ProcessInput() => Attempt(Active.ProviderId, Compare);

    private void Compare()
    {
        var month = Workflows.Month.BegunOrLast(Month, Active.Client().UtcNow);
        var account = Call(Active.ProviderId, call => call.Client.Billing.GetAccountInvoiceAsync(month, call.Cancellation));
        if (account.Status == "PAST_DUE")
        {
            WriteWarning(MessageText.Of(Messages.WarnAccountPastDue, month));
        }

        var comparison = new InvoiceComparison(account);
        ForEachListedOrganization(
            Active.ProviderId,
            organization => Start(organization.OrganizationId, call => ReadAsync(call, comparison, organization.OrganizationId, month)));
        WriteDifferences(comparison);
    }

    private static async Task ReadAsync(CallContext call, InvoiceComparison comparison, string organizationId, string month)
    {
        try
        {
            comparison.Add(await call.Client.Billing.GetInvoiceAsync(organizationId, month, call.Cancellation).ConfigureAwait(false));
        }
        catch (TigrisNotFoundException)
        {
            // An organization that was created after the month may have no invoice.
            comparison.AddWithoutInvoice(organizationId);
            call.WriteWarning(MessageText.Of(Messages.WarnWithoutInvoice, organizationId, month));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            comparison.AddFailure(organizationId);
            throw;
        }
    }

    private void WriteDifferences(InvoiceComparison comparison)
    {
        AwaitCalls();
        var withEqual = IncludeEqual.IsPresent;
        Start(Active.ProviderId, call => call.WritePageAsync(comparison.Compare(withEqual)));
    }
}
