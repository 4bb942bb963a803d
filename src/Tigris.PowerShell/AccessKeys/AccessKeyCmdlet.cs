using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A cmdlet that changes access keys by id.</summary>
[ParameterBlock(typeof(OrganizationBlock))]
public abstract partial class AccessKeyCmdlet : UserCmdlet
{
    /// <summary>The ids of the keys, tid_...; wildcards aren't allowed.</summary>
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
