using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Gets the notification settings of buckets. A bucket without notifications returns nothing.</summary>
[Cmdlet(VerbsCommon.Get, "TigrisBucketNotification", HelpUri = HelpPages.Api + "list-buckets")]
[OutputType(typeof(BucketNotification))]
public sealed class GetTigrisBucketNotificationCommand : BucketReadCmdlet
{
    private protected override void ProcessBucket(string organizationId, string bucketName) => Start(bucketName, async call =>
    {
        var bucket = await call.Client.Buckets.GetAsync(organizationId, bucketName, call.Cancellation).ConfigureAwait(false);
        if (bucket.Notification is { } notification)
        {
            call.Write(notification);
        }
    });
}
