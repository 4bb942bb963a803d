using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>
/// Offboards tenants in the documented order: deactivates the organization, reads its last invoice, deletes its buckets with their objects, and
/// verifies that none is left. The organization remains, for billing.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "TigrisTenant", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Guide)]
[OutputType(typeof(OffboardingResult))]
public sealed class RemoveTigrisTenantCommand : OrganizationUserCmdlet
{
    // An organization that occurs twice in a list must not be offboarded twice at once.
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private InvoiceFolder? _invoices;
    private Journal? _journal;

    /// <summary>
    /// The folder for each tenant's invoices, as OrganizationId-yyyy-MM.json: the unchanged response of the server. It is created if it doesn't
    /// exist, and belongs to one provider. Without it, the command reads the invoices and doesn't save them.
    /// </summary>
    [Parameter]
    [TextCell]
    public string? InvoicePath { get; set; }

    /// <summary>
    /// The month of the invoice, as yyyy-MM or a date. The default is the month in which the organization was deactivated, and for a resumed run
    /// each month from then to the deletion.
    /// </summary>
    [Parameter]
    [Month]
    [ArgumentCompleter(typeof(MonthCompleter))]
    public string? Month { get; set; }

    /// <summary>
    /// Deletes nothing before the invoice is FINALIZED, PAID or PAST_DUE. Until then the tenant gets the status AwaitingInvoice, and a later run
    /// resumes.
    /// </summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter RequireFinalizedInvoice { get; set; }

    /// <summary>Deactivates the organization and reads the invoice, and deletes nothing.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter KeepBuckets { get; set; }

    /// <summary>
    /// A file that each completed step is written to before the next one begins. A later run with the same file resumes. One run at a time can use
    /// it.
    /// </summary>
    [Parameter]
    [TextCell]
    public string? JournalPath { get; set; }

    private protected override void Open()
    {
        Month = Month is null ? null : Workflows.Month.RequireBegun(Month, Active.Client().UtcNow);
        var heading = new JournalHeading(Active.Endpoint.AbsoluteUri, Active.ProviderId);
        if (JournalPath is not null)
        {
            var path = UserFile.Resolve(this, JournalPath);
            _journal = Preferences.WhatIf ? Journal.Preview(ClientLoader.Services, path, heading, WriteWarning) : Journal.Open(ClientLoader.Services, path, heading, WriteWarning);
        }

        if (InvoicePath is not null)
        {
            OpenInvoices(UserFile.ResolveFolder(this, InvoicePath), heading);
        }
    }

    private protected override void CloseFiles() => _journal?.Dispose();

    private protected override void ProcessOrganization(string organizationId)
    {
        var plan = new OffboardingPlan(ClientLoader.Json, Actor)
        {
            Month = Month,
            Invoices = _invoices,
            RequireFinalizedInvoice = RequireFinalizedInvoice,
            KeepBuckets = KeepBuckets,
            Journal = _journal,
        };
        if (!_seen.Add(organizationId))
        {
            Start(organizationId, call => WarnOfSecond(call, organizationId));
            return;
        }

        var record = _journal?.Take(organizationId) ?? new OffboardingRecord(organizationId);
        if (!record.IsDone(OffboardingStep.Verify) && Preferences.Prompts)
        {
            StartConfirmed(organizationId, call => Offboarding.ConfirmAsync(call, plan, record, Preferences.WhatIf));
        }
        else if (record.IsDone(OffboardingStep.Verify) || Confirmed(organizationId, OffboardingText.WithoutFigures(plan)))
        {
            Start(organizationId, call => new Offboarding(call, plan, record, confirmed: null).RunAsync());
        }
    }

    private void OpenInvoices(string path, JournalHeading owner)
    {
        if (Preferences.WhatIf)
        {
            InvoiceFolder.Check(ClientLoader.Json, path, owner);
        }
        else
        {
            _invoices = InvoiceFolder.Open(ClientLoader.Services, path, owner);
        }
    }

    private static Task WarnOfSecond(CallContext call, string organizationId)
    {
        call.WriteWarning(MessageText.Of(Messages.TenantTwice, organizationId));
        return Task.CompletedTask;
    }
}
