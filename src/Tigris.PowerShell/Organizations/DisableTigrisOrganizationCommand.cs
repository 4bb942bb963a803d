using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Deactivates organizations: their access keys stop working at once, and their data and billing continue.</summary>
[Cmdlet(
    VerbsLifecycle.Disable, "TigrisOrganization", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPages.Api + "update-organization")]
[OutputType(typeof(Organization))]
public sealed class DisableTigrisOrganizationCommand : OrganizationUserCmdlet
{
    /// <summary>Returns the organization after the change.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessOrganization(string organizationId)
    {
        var actor = Actor;
        if (!Confirmed(organizationId, Messages.ActionDisableOrganization))
        {
            return;
        }

        var passThru = PassThru;
        Start(organizationId, async call =>
        {
            await call.Client.Organizations.SetActiveAsync(organizationId, active: false, actor, call.Cancellation).ConfigureAwait(false);
            await call.WriteOrganizationIfAsync(passThru, organizationId).ConfigureAwait(false);
        });
    }
}
