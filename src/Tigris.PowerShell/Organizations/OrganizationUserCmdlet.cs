using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A cmdlet that changes organizations on behalf of one of their users.</summary>
public abstract class OrganizationUserCmdlet : UserCmdlet
{
    /// <summary>The ids of the organizations; wildcards aren't allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [AllowEmptyString]
    [Identity("OrganizationId", "OrgId", "org_id")]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public string[] OrganizationId { get; set; } = [];

    /// <summary>Handles one organization.</summary>
    private protected abstract void ProcessOrganization(string organizationId);

    private protected sealed override void ProcessInput() =>
        ForEach(OrganizationId, id => ProcessOrganization(Identifier.Require(id, nameof(OrganizationId))));
}
