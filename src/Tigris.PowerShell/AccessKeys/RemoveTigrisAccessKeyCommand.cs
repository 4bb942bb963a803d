using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Deletes access keys permanently. They stop working at once.</summary>
[Cmdlet(
    VerbsCommon.Remove, "TigrisAccessKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Api + "delete-access-key")]
[OutputType(typeof(void))]
public sealed class RemoveTigrisAccessKeyCommand : AccessKeyCmdlet
{
    private protected override void ProcessAccessKey(string organizationId, string accessKeyId)
    {
        var actor = Actor;
        if (Confirmed(MessageText.Of(Messages.TargetAccessKey, organizationId, accessKeyId), Messages.ActionRemoveAccessKey))
        {
            Start(accessKeyId, call => call.Client.AccessKeys.DeleteAsync(organizationId, accessKeyId, actor, call.Cancellation));
        }
    }
}
