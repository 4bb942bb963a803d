using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Removes all lifecycle rules of buckets.</summary>
[Cmdlet(VerbsCommon.Remove, "TigrisBucketLifecycle", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "delete-lifecycle-rules")]
[OutputType(typeof(void))]
public sealed class RemoveTigrisBucketLifecycleCommand : BucketCmdlet
{
    private protected override void ProcessBucket(string organizationId, string bucketName)
    {
        if (Confirmed(MessageText.Of(Workflows.Messages.TargetBucket, organizationId, bucketName), Messages.ActionRemoveLifecycle))
        {
            Start(bucketName, call => call.Client.Buckets.RemoveLifecycleAsync(organizationId, bucketName, call.Cancellation));
        }
    }
}
