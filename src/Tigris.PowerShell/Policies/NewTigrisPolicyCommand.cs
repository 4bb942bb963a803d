using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Creates IAM policies.</summary>
[Cmdlet(VerbsCommon.New, "TigrisPolicy", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "create-policy")]
[OutputType(typeof(Policy))]
[ParameterBlock(typeof(OrganizationBlock))]
public sealed partial class NewTigrisPolicyCommand : BulkCmdlet
{
    /// <summary>The name of the policy, unique in the organization: 1 to 128 characters of letters, digits and +=,.@_-</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("policy_name")]
    [AllowEmptyString]
    [Identity("PolicyName", "policy_name")]
    public string PolicyName { get; set; } = "";

    /// <summary>The document: JSON text, the path of a JSON file, a hashtable, an object, or statements.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    public object? Document { get; set; }

    /// <summary>The description, in at most 1000 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Description { get; set; }

    private protected override void ProcessInput() => Attempt(PolicyName, Create);

    private void Create()
    {
        var organizationId = Identifier.Require(OrganizationId, nameof(OrganizationId));
        var request = PolicyRequests.ToCreate(PolicyName, PolicyDocuments.From(Document, SessionState), Description);
        if (Confirmed(MessageText.Of(Messages.TargetPolicy, organizationId, request.PolicyName), Messages.ActionCreatePolicy))
        {
            Start(request.PolicyName, async call =>
            {
                call.WriteWarnings(PolicyRequests.Warnings(request));
                call.Write(await call.Client.Policies.CreateAsync(organizationId, request, call.Cancellation).ConfigureAwait(false));
            });
        }
    }
}
