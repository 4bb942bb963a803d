using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>The mandatory organization of a command that handles resources of one organization. It binds by property name.</summary>
internal abstract class OrganizationBlock : TigrisCmdlet
{
    /// <summary>The id of the organization.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [AllowEmptyString]
    [Identity("OrganizationId", "OrgId", "org_id")]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public string OrganizationId { get; set; } = "";
}
