using System;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>Gets invoices of organizations, or of the provider's account.</summary>
[Cmdlet(VerbsCommon.Get, "TigrisInvoice", DefaultParameterSetName = OrganizationSet, HelpUri = HelpPages.Api + "get-invoice")]
[OutputType(typeof(Invoice), typeof(InvoiceLine))]
public sealed class GetTigrisInvoiceCommand : BillingCmdlet
{
    private const string OrganizationSet = "Organization";
    private const string AccountSet = "Account";

    /// <inheritdoc/>
    [Parameter(
        ParameterSetName = OrganizationSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [AllowEmptyString]
    [Identity("OrganizationId", "OrgId", "org_id")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public override string[] OrganizationId { get; set; } = [];

    /// <inheritdoc/>
    [Parameter(ParameterSetName = OrganizationSet, ValueFromPipelineByPropertyName = true)]
    [Alias("org_name")]
    [TextCell]
    public override string? OrganizationName { get; set; }

    /// <summary>The months, as yyyy-MM or dates. The default is the previous month.</summary>
    [Parameter(Position = 1)]
    [Month]
    [ArgumentCompleter(typeof(MonthCompleter))]
    public string[]? Month { get; set; }

    /// <summary>Gets the invoice of the provider's account, which has the charges of all organizations.</summary>
    [Parameter(ParameterSetName = AccountSet, Mandatory = true)]
    [SwitchValue]
    public SwitchParameter Account { get; set; }

    /// <summary>Returns a flat line for each price step of each charge.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Line { get; set; }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == AccountSet)
        {
            Write(Active.ProviderId, (call, month) => call.Client.Billing.GetAccountInvoiceAsync(month, call.Cancellation));
        }
        else
        {
            base.ProcessInput();
        }
    }

    private protected override void ProcessBill(string organizationId, string? organizationName) =>
        Write(organizationId, async (call, month) =>
        {
            var invoice = await call.Client.Billing.GetInvoiceAsync(organizationId, month, call.Cancellation).ConfigureAwait(false);
            invoice.OrganizationName = organizationName;
            return invoice;
        });

    private void Write(string target, Func<CallContext, string, Task<Invoice>> get)
    {
        var line = Line;
        foreach (var month in ReadMonths(Month, () => Workflows.Month.StartOf(Active.Client().UtcNow).AddMonths(-1)))
        {
            Start(target, async call =>
            {
                var invoice = await get(call, month).ConfigureAwait(false);
                object[] output = line ? [.. invoice.GetLines()] : [invoice];
                await call.WritePageAsync(output).ConfigureAwait(false);
            });
        }
    }
}
