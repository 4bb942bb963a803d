using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Replaces all lifecycle rules of a bucket.</summary>
[Cmdlet(VerbsCommon.Set, "TigrisBucketLifecycle", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "set-lifecycle-rules")]
[OutputType(typeof(LifecycleRule))]
public sealed class SetTigrisBucketLifecycleCommand : BucketCmdlet
{
    /// <summary>
    /// The rules, from New-TigrisLifecycleRule or Get-TigrisBucketLifecycle. They replace all rules of the bucket. @() removes all rules.
    /// </summary>
    [Parameter(Mandatory = true, Position = 2)]
    [AllowEmptyCollection]
    [LifecycleRuleList]
    public LifecycleRule[] Rule { get; set; } = [];

    /// <summary>Returns the rules after the change.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessBucket(string organizationId, string bucketName)
    {
        var rules = Rule;
        LifecycleCheck.Require(rules, Active.Client().UtcNow);
        if (!Confirmed(MessageText.Of(Workflows.Messages.TargetBucket, organizationId, bucketName), MessageText.Of(Messages.ActionSetLifecycle, rules.Length)))
        {
            return;
        }

        var passThru = PassThru;
        Start(bucketName, async call =>
        {
            call.WriteWarnings(LifecycleCheck.Warnings(rules));
            await call.Client.Buckets.SetLifecycleAsync(organizationId, bucketName, rules, call.Cancellation).ConfigureAwait(false);
            if (passThru)
            {
                var set = await call.Client.Buckets.GetLifecycleAsync(organizationId, bucketName, call.Cancellation).ConfigureAwait(false);
                await call.WritePageAsync(set).ConfigureAwait(false);
            }
        });
    }
}
