using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A cmdlet that reads resources of buckets. Their names may be wildcards.</summary>
[ParameterBlock(typeof(OrganizationBlock))]
public abstract partial class BucketReadCmdlet : BulkCmdlet
{
    /// <summary>The names of the buckets; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("bucket_name")]
    [AllowEmptyString]
    [Identity("BucketName", "bucket_name")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string[] BucketName { get; set; } = [];

    /// <summary>Handles one bucket.</summary>
    private protected abstract void ProcessBucket(string organizationId, string bucketName);

    private protected sealed override void ProcessInput()
    {
        var organizationId = Identifier.Require(OrganizationId, nameof(OrganizationId));
        ForEach(BucketName, name => ForEachBucket(organizationId, name, bucket => ProcessBucket(organizationId, bucket)));
    }
}
