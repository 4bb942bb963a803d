using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Deletes snapshots permanently. Their forks remain.</summary>
[Cmdlet(
    VerbsCommon.Remove, "TigrisSnapshot", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Api + "delete-snapshot")]
[OutputType(typeof(void))]
[ParameterBlock(typeof(OrganizationBlock))]
public sealed partial class RemoveTigrisSnapshotCommand : BulkCmdlet
{
    /// <summary>The name of the bucket.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("bucket_name")]
    [AllowEmptyString]
    [Identity("BucketName", "bucket_name")]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string BucketName { get; set; } = "";

    /// <summary>The versions as text, because a floating-point number can't represent them.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [Identity("SnapshotVersion")]
    [ArgumentCompleter(typeof(SnapshotVersionCompleter))]
    public string[] SnapshotVersion { get; set; } = [];

    private protected override void ProcessInput() => ForEach(SnapshotVersion, version => Remove(
        Identifier.Require(OrganizationId, nameof(OrganizationId)),
        Identifier.Require(BucketName, nameof(BucketName)),
        Identifier.Require(version, nameof(SnapshotVersion))));

    private void Remove(string organizationId, string bucketName, string version)
    {
        if (Confirmed(MessageText.Of(Messages.TargetSnapshot, organizationId, bucketName, version), Messages.ActionRemoveSnapshot))
        {
            Start(version, call => call.Client.Snapshots.DeleteAsync(organizationId, bucketName, version, call.Cancellation));
        }
    }
}
