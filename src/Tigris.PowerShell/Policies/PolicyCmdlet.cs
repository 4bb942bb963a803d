using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A cmdlet that changes policies by name.</summary>
[ParameterBlock(typeof(OrganizationBlock))]
public abstract partial class PolicyCmdlet : BulkCmdlet
{
    /// <summary>The names of the policies; wildcards aren't allowed.</summary>
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
