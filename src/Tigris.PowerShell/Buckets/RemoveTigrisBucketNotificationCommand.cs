using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>
/// Removes the notifications of buckets, with webhook, filter and credentials. To pause them, use Set-TigrisBucketNotification -Enabled $false.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "TigrisBucketNotification", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "update-bucket")]
[OutputType(typeof(Bucket))]
public sealed class RemoveTigrisBucketNotificationCommand : BucketCmdlet
{
    /// <summary>Returns the bucket after the change.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessBucket(string organizationId, string bucketName)
    {
        if (!Confirmed(MessageText.Of(Workflows.Messages.TargetBucket, organizationId, bucketName), Messages.ActionRemoveNotification))
        {
            return;
        }

        // The API treats a request with only the disabled state as a removal.
        var change = new BucketChange { Notification = new NotificationRequest { Enabled = false } };
        var passThru = PassThru;
        Start(bucketName, async call =>
        {
            await call.Client.Buckets.UpdateAsync(organizationId, bucketName, change, call.Cancellation).ConfigureAwait(false);
            await call.WriteBucketIfAsync(passThru, organizationId, bucketName).ConfigureAwait(false);
        });
    }
}
