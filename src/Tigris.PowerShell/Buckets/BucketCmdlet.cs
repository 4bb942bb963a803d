using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A cmdlet that changes buckets by name.</summary>
[ParameterBlock(typeof(OrganizationBlock))]
public abstract partial class BucketCmdlet : BulkCmdlet
{
    /// <summary>The names of the buckets; wildcards aren't allowed.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("bucket_name")]
    [AllowEmptyString]
    [Identity("BucketName", "bucket_name")]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string[] BucketName { get; set; } = [];

    /// <summary>Handles one bucket.</summary>
    private protected abstract void ProcessBucket(string organizationId, string bucketName);

    private protected sealed override void ProcessInput() => ForEach(
        BucketName,
        name => ProcessBucket(Identifier.Require(OrganizationId, nameof(OrganizationId)), Identifier.Require(name, nameof(BucketName))));
}
