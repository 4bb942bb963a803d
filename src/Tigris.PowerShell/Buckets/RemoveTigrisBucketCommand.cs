using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Deletes empty buckets, or with -Force buckets and their objects.</summary>
[Cmdlet(
    VerbsCommon.Remove, "TigrisBucket", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Api + "delete-bucket")]
[OutputType(typeof(void))]
public sealed class RemoveTigrisBucketCommand : BucketCmdlet
{
    /// <summary>Deletes the objects in the bucket too. It doesn't skip the confirmation.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Force { get; set; }

    private protected override void ProcessBucket(string organizationId, string bucketName)
    {
        var force = Force.IsPresent;
        if (Confirmed(
            MessageText.Of(Workflows.Messages.TargetBucket, organizationId, bucketName),
            force ? Messages.ActionRemoveBucketForce : Messages.ActionRemoveBucket))
        {
            Start(bucketName, call => call.Client.Buckets.DeleteAsync(organizationId, bucketName, force, call.Cancellation));
        }
    }
}
