using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Replaces the document of IAM policies. The change applies at once to all access keys that have the policies.</summary>
[Cmdlet(VerbsCommon.Set, "TigrisPolicy", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "update-policy")]
[OutputType(typeof(Policy))]
public sealed class SetTigrisPolicyCommand : PolicyCmdlet
{
    /// <summary>The new document: JSON text, the path of a JSON file, a hashtable, an object, or statements.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [AllowNull]
    public object? Document { get; set; }

    /// <summary>The description, in at most 1000 characters. Without it, the description doesn't change.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>Returns the policy after the change.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessPolicy(string organizationId, string policyName)
    {
        var request = PolicyRequests.ToUpdate(policyName, PolicyDocuments.From(Document, SessionState), Description);
        if (!Confirmed(MessageText.Of(Messages.TargetPolicy, organizationId, policyName), Messages.ActionSetPolicy))
        {
            return;
        }

        var passThru = PassThru;
        Start(policyName, async call =>
        {
            call.WriteWarnings(PolicyRequests.Warnings(request));
            var policy = await call.Client.Policies.UpdateAsync(organizationId, request, call.Cancellation).ConfigureAwait(false);
            if (passThru)
            {
                call.Write(policy);
            }
        });
    }
}
