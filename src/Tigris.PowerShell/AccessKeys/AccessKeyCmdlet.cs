using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A cmdlet that changes access keys by id.</summary>
public abstract class AccessKeyCmdlet : UserCmdlet
{
    /// <summary>The id of the organization that the keys work in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [AllowEmptyString]
    [Identity("OrganizationId", "OrgId", "org_id")]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public string OrganizationId { get; set; } = "";

    /// <summary>The ids of the keys, tid_..., as they are: no wildcards.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("access_key_id")]
    [AllowEmptyString]
    [Identity("AccessKeyId", "access_key_id")]
    [ArgumentCompleter(typeof(AccessKeyIdCompleter))]
    public string[] AccessKeyId { get; set; } = [];

    /// <summary>Handles one key.</summary>
    private protected abstract void ProcessAccessKey(string organizationId, string accessKeyId);

    private protected sealed override void ProcessInput() => ForEach(
        AccessKeyId,
        id => ProcessAccessKey(Identifier.Require(OrganizationId, nameof(OrganizationId)), Identifier.Require(id, nameof(AccessKeyId))));
}
