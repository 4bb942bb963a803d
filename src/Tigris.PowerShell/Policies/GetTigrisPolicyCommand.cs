using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Gets IAM policies of organizations: all, or the named ones. Only a policy that is named exactly has its document.</summary>
[Cmdlet(VerbsCommon.Get, "TigrisPolicy", HelpUri = HelpPages.Api + "list-policies")]
[OutputType(typeof(Policy))]
public sealed class GetTigrisPolicyCommand : OrganizationCmdlet
{
    /// <summary>The names of the policies; wildcards are allowed.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("policy_name")]
    [Identity("PolicyName", "policy_name")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[]? PolicyName { get; set; }

    private protected override void ProcessOrganization(string organizationId) =>
        ForEach(PolicyName ?? ["*"], policy => Get(organizationId, NamePattern.Of(policy, nameof(PolicyName))));

    private void Get(string organizationId, NamePattern name)
    {
        if (name.IsPattern)
        {
            name.RequireValid();
            Start(organizationId, call => call.WritePagesAsync(
                "ListPolicies",
                token => call.Client.Policies.ListAsync(organizationId, null, token, call.Cancellation),
                policy => name.Matches(policy.PolicyName)));
        }
        else
        {
            Start(name.Literal, async call => call.Write(
                await call.Client.Policies.GetAsync(organizationId, name.Literal, call.Cancellation).ConfigureAwait(false)));
        }
    }
}
