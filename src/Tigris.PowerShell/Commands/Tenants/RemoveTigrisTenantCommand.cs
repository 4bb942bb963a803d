using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>
/// Offboards tenants in the documented order: deactivates the organization, reads its last invoice, deletes its buckets with all that is in
/// them, and sees that none is left. The organization stays, for billing.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "TigrisTenant", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Guide)]
[OutputType(typeof(OffboardingResult))]
public sealed class RemoveTigrisTenantCommand : OrganizationUserCmdlet
{
    // An organization whose row occurs twice in a list must not be on its way twice at once.
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private InvoiceFolder? _invoices;
    private Journal? _journal;

    /// <summary>
    /// The folder to save each tenant's invoice in, as OrganizationId-yyyy-MM.json: the server's answer to the letter. It is made where there
    /// is none. Without it the invoice is read, but not saved.
    /// </summary>
    [Parameter]
    [BlankAsNull]
    public string? InvoicePath { get; set; }

    /// <summary>
    /// The month of the invoice, as yyyy-MM or a date. The default is the month in which the organization was deactivated: the running one,
    /// or that of the earlier run that the journal tells of.
    /// </summary>
    [Parameter]
    [Month]
    [ArgumentCompleter(typeof(MonthCompleter))]
    public string? Month { get; set; }

    /// <summary>Deletes nothing while the invoice is a draft: the tenant ends as AwaitingInvoice, and a later run goes on with it.</summary>
    [Parameter]
    public SwitchParameter RequireFinalizedInvoice { get; set; }

    /// <summary>Deactivates and reads the invoice, and leaves the buckets where they are.</summary>
    [Parameter]
    public SwitchParameter KeepBuckets { get; set; }

    /// <summary>
    /// A file that each finished step is written to, before the next begins. A later run with the same file goes on where this one ended,
    /// however it ended. One run at a time can have it.
    /// </summary>
    [Parameter]
    [BlankAsNull]
    public string? JournalPath { get; set; }

    private protected override void Open()
    {
        Month = Month is null ? null : PowerShell.Month.Require(Month);
        if (JournalPath is not null)
        {
            var path = UserFile.Resolve(this, JournalPath);
            _journal = Preferences.WhatIf ? Journal.Read(path, Active) : Journal.Open(path, Active, WriteWarning);
        }

        if (InvoicePath is not null && !Preferences.WhatIf)
        {
            _invoices = InvoiceFolder.Open(UserFile.Resolve(this, InvoicePath));
        }
    }

    private protected override void Close() => _journal?.Dispose();

    private protected override void ProcessOrganization(string organizationId)
    {
        var plan = new OffboardingPlan(Actor)
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
        if (!record.IsDone(OffboardingStep.Verify) && Preferences.Asks)
        {
            StartAsking(organizationId, call => AskAsync(call, plan, record));
        }
        else if (record.IsDone(OffboardingStep.Verify) || Confirmed(organizationId, OffboardingText.WithoutFigures(plan)))
        {
            Start(organizationId, call => new Offboarding(call, plan, record).RunAsync());
        }
    }

    // What is at stake is read first, so that the question can name it.
    private static async Task AskAsync(CallContext call, OffboardingPlan plan, OffboardingRecord record)
    {
        await call.Client.Organizations.GetAsync(record.OrganizationId, call.Cancellation).ConfigureAwait(false);
        var buckets = await BucketList.ReadAsync(call, record.OrganizationId).ConfigureAwait(false);
        if (await call.ConfirmAsync(record.OrganizationId, OffboardingText.Of(plan, buckets)).ConfigureAwait(false))
        {
            await new Offboarding(call, plan, record).RunAsync().ConfigureAwait(false);
        }
    }

    private static Task WarnOfSecond(CallContext call, string organizationId)
    {
        call.WriteWarning(Text.Of(Messages.TenantTwice, organizationId));
        return Task.CompletedTask;
    }
}
