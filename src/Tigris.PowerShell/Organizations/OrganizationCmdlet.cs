using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A cmdlet that reads resources of organizations. Their ids may be wildcards, which deactivated organizations match too.</summary>
public abstract class OrganizationCmdlet : BulkCmdlet
{
    /// <summary>
    /// The ids of the organizations. Wildcards match all organizations, active or not. An existing id is never used as a wildcard. A backtick
    /// before a wildcard character makes it an ordinary character.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [AllowEmptyString]
    [Identity("OrganizationId", "OrgId", "org_id")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public virtual string[] OrganizationId { get; set; } = [];

    /// <summary>Handles one organization.</summary>
    private protected abstract void ProcessOrganization(string organizationId);

    private protected override void ProcessInput() => ForEach(OrganizationId, id => ForEachOrganization(id, ProcessOrganization));
}
