using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Gets the lifecycle rules of buckets.</summary>
[Cmdlet(VerbsCommon.Get, "TigrisBucketLifecycle", HelpUri = HelpPages.Api + "get-lifecycle-rules")]
[OutputType(typeof(LifecycleRule))]
public sealed class GetTigrisBucketLifecycleCommand : BucketReadCmdlet
{
    private protected override void ProcessBucket(string organizationId, string bucketName) => Start(bucketName, async call =>
        await call.WritePageAsync(
            await call.Client.Buckets.GetLifecycleAsync(organizationId, bucketName, call.Cancellation).ConfigureAwait(false))
            .ConfigureAwait(false));
}
