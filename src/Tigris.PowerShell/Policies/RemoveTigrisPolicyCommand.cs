using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Deletes IAM policies, and detaches them from all access keys.</summary>
[Cmdlet(
    VerbsCommon.Remove, "TigrisPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPages.Api + "delete-policy")]
[OutputType(typeof(void))]
public sealed class RemoveTigrisPolicyCommand : PolicyCmdlet
{
    private protected override void ProcessPolicy(string organizationId, string policyName)
    {
        if (Confirmed(MessageText.Of(Messages.TargetPolicy, organizationId, policyName), Messages.ActionRemovePolicy))
        {
            Start(policyName, call => call.Client.Policies.DeleteAsync(organizationId, policyName, call.Cancellation));
        }
    }
}
