using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Activates deactivated organizations.</summary>
[Cmdlet(VerbsLifecycle.Enable, "TigrisOrganization", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "update-organization")]
[OutputType(typeof(Organization))]
public sealed class EnableTigrisOrganizationCommand : OrganizationUserCmdlet
{
    /// <summary>Returns the organization after the change.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessOrganization(string organizationId)
    {
        var actor = Actor;
        if (!Confirmed(organizationId, Messages.ActionEnableOrganization))
        {
            return;
        }

        var passThru = PassThru;
        Start(organizationId, async call =>
        {
            await call.Client.Organizations.SetActiveAsync(organizationId, active: true, actor, call.Cancellation).ConfigureAwait(false);
            call.WriteWarning(MessageText.Of(Workflows.Messages.WarnReactivated, organizationId));
            await call.WriteOrganizationIfAsync(passThru, organizationId).ConfigureAwait(false);
        });
    }
}
