using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>Sets the destination of a bucket's object events. Other settings stay unchanged.</summary>
[Cmdlet(VerbsCommon.Set, "TigrisBucketNotification", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "update-bucket")]
[OutputType(typeof(Bucket))]
public sealed class SetTigrisBucketNotificationCommand : BucketCmdlet
{
    /// <summary>The https address that receives the events.</summary>
    [Parameter(Position = 2)]
    public string? Webhook { get; set; }

    /// <summary>The condition that an object must meet, in the vendor's SQL: WHERE `key` REGEXP "^images".</summary>
    [Parameter]
    public string? Filter { get; set; }

    /// <summary>User name and password for the webhook. Excludes -Token.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>A bearer token for the webhook. Excludes -Credential.</summary>
    [Parameter]
    public SecureString? Token { get; set; }

    /// <summary>
    /// $false pauses the notifications and keeps the settings; $true resumes them. Without it, the state doesn't change. New notifications are
    /// enabled.
    /// </summary>
    [Parameter]
    public bool? Enabled { get; set; }

    /// <summary>Returns the bucket after the change.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessBucket(string organizationId, string bucketName)
    {
        var request = ReadRequest();
        if (!Confirmed(
            MessageText.Of(Workflows.Messages.TargetBucket, organizationId, bucketName),
            Enabled == false ? Messages.ActionPauseNotification : Messages.ActionSetNotification))
        {
            return;
        }

        var passThru = PassThru;
        Start(bucketName, async call =>
        {
            var complete = await CompleteAsync(call, organizationId, bucketName, request).ConfigureAwait(false);
            var change = new BucketChange { Notification = complete };
            await call.Client.Buckets.UpdateAsync(organizationId, bucketName, change, call.Cancellation).ConfigureAwait(false);
            await call.WriteBucketIfAsync(passThru, organizationId, bucketName).ConfigureAwait(false);
        });
    }

    private NotificationRequest ReadRequest()
    {
        NotificationSettings.Check(Webhook, Credential, Token);
        if (Enabled is null && Webhook is null && Filter is null && Credential is null && Token is null)
        {
            throw new TigrisArgumentException("NothingToChange", Messages.NothingToChange, null);
        }

        return NotificationSettings.Of(Enabled, Webhook, Filter, Credential, Token);
    }

    // The API requires the state in each request, and treats a request with only the disabled state as a removal. So the command reads the values
    // that the user omitted: the state and the webhook.
    private static async Task<NotificationRequest> CompleteAsync(
        CallContext call, string organizationId, string bucketName, NotificationRequest request)
    {
        if (request.Enabled == true || (request.Enabled == false && request.Webhook is not null))
        {
            return request;
        }

        var bucket = await call.Client.Buckets.GetAsync(organizationId, bucketName, call.Cancellation).ConfigureAwait(false);
        var webhook = request.Webhook ?? bucket.Notification?.Webhook;
        return string.IsNullOrEmpty(webhook)
            ? throw new TigrisArgumentException("NoNotification", MessageText.Of(Messages.NoNotification, bucketName), bucketName)
            : request with { Enabled = request.Enabled ?? bucket.Notification?.Enabled ?? true, Webhook = webhook };
    }
}
