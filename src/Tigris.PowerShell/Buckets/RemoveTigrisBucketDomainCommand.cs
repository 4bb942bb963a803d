using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Removes the custom domains of buckets.</summary>
[Cmdlet(VerbsCommon.Remove, "TigrisBucketDomain", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "delete-custom-domain")]
[OutputType(typeof(void))]
public sealed class RemoveTigrisBucketDomainCommand : BucketCmdlet
{
    private protected override void ProcessBucket(string organizationId, string bucketName)
    {
        if (Confirmed(MessageText.Of(Workflows.Messages.TargetBucket, organizationId, bucketName), Messages.ActionRemoveDomain))
        {
            Start(bucketName, call => call.Client.Buckets.RemoveDomainAsync(organizationId, bucketName, call.Cancellation));
        }
    }
}
