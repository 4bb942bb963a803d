using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Changes the quota of organizations.</summary>
[Cmdlet(VerbsCommon.Set, "TigrisOrganization", SupportsShouldProcess = true, HelpUri = HelpPages.UpdateOrganization)]
[OutputType(typeof(Organization))]
public sealed class SetTigrisOrganizationCommand : OrganizationUserCmdlet
{
    /// <summary>Bytes that may be stored over all buckets, such as 100GB; 0 for no limit.</summary>
    [Parameter(Mandatory = true)]
    [Size]
    public long? Quota { get; set; }

    /// <summary>Returns the organization as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessOrganization(string organizationId)
    {
        var quota = Quota!.Value;
        var actor = Actor;
        if (!Confirmed(organizationId, quota == 0 ? Messages.ActionLiftQuota : Text.Of(Messages.ActionSetQuota, Size.Of(quota))))
        {
            return;
        }

        var passThru = PassThru;
        Start(organizationId, async call =>
        {
            await call.Client.Organizations.SetQuotaAsync(organizationId, quota, actor, call.Cancellation).ConfigureAwait(false);
            await call.WriteOrganizationIfAsync(passThru, organizationId).ConfigureAwait(false);
        });
    }
}
