using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Creates snapshots of buckets that have snapshots enabled.</summary>
[Cmdlet(VerbsCommon.New, "TigrisSnapshot", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "create-snapshot")]
[OutputType(typeof(Snapshot))]
public sealed class NewTigrisSnapshotCommand : BucketCmdlet
{
    /// <summary>A name or a description.</summary>
    [Parameter]
    [TextCell]
    public string? Description { get; set; }

    private protected override void ProcessBucket(string organizationId, string bucketName)
    {
        var description = NewName.RequireDisplayName(Description, nameof(Description));
        if (Confirmed(MessageText.Of(Workflows.Messages.TargetBucket, organizationId, bucketName), Messages.ActionCreateSnapshot))
        {
            Start(bucketName, async call => call.Write(
                await call.Client.Snapshots.CreateAsync(organizationId, bucketName, description, call.Cancellation).ConfigureAwait(false)));
        }
    }
}
