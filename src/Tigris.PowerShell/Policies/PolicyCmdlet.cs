using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A cmdlet that changes policies by name.</summary>
public abstract class PolicyCmdlet : BulkCmdlet
{
    /// <summary>The id of the organization that the policies belong to.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [AllowEmptyString]
    [Identity("OrganizationId", "OrgId", "org_id")]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public string OrganizationId { get; set; } = "";

    /// <summary>The names of the policies, as they are: no wildcards.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("policy_name")]
    [AllowEmptyString]
    [Identity("PolicyName", "policy_name")]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[] PolicyName { get; set; } = [];

    /// <summary>Handles one policy.</summary>
    private protected abstract void ProcessPolicy(string organizationId, string policyName);

    private protected sealed override void ProcessInput() => ForEach(
        PolicyName,
        name => ProcessPolicy(Identifier.Require(OrganizationId, nameof(OrganizationId)), Identifier.Require(name, nameof(PolicyName))));
}
