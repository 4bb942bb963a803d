using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Changes the quota of organizations.</summary>
[Cmdlet(VerbsCommon.Set, "TigrisOrganization", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "update-organization")]
[OutputType(typeof(Organization))]
public sealed class SetTigrisOrganizationCommand : OrganizationUserCmdlet
{
    /// <summary>The maximum number of bytes in all buckets, such as 100GB or 1.5 TiB; 0 or unlimited for no limit. Binds by property name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("limit_bytes")]
    [AllowNull]
    [BlankAsNull]
    public object? Quota { get; set; }

    /// <summary>Returns the organization after the change.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessOrganization(string organizationId)
    {
        var quota = Cell.Size(Quota, nameof(Quota)) ?? throw new TigrisArgumentException("EmptyArgument", MessageText.Of(Messages.EmptyArgument, nameof(Quota)), null);
        var actor = Actor;
        WarnIfWhatIf(QuotaWarnings.Of(organizationId, quota));
        if (!Confirmed(organizationId, quota == 0 ? Messages.ActionLiftQuota : MessageText.Of(Messages.ActionSetQuota, SizeText.Of(quota))))
        {
            return;
        }

        var passThru = PassThru;
        Start(organizationId, async call =>
        {
            call.WriteWarnings(QuotaWarnings.Of(organizationId, quota));
            await call.Client.Organizations.SetQuotaAsync(organizationId, quota, actor, call.Cancellation).ConfigureAwait(false);
            await call.WriteOrganizationIfAsync(passThru, organizationId).ConfigureAwait(false);
        });
    }
}
