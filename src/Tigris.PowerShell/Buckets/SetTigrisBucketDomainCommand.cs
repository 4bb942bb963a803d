using System;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Sets or replaces the custom domain of a bucket.</summary>
[Cmdlet(VerbsCommon.Set, "TigrisBucketDomain", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "set-custom-domain")]
[OutputType(typeof(BucketDomain))]
public sealed class SetTigrisBucketDomainCommand : BucketCmdlet
{
    /// <summary>The fully qualified name, such as images.example.com. Its CNAME record must lead to the bucket.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    public string DomainName { get; set; } = "";

    /// <summary>Returns the domain after the change.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessBucket(string organizationId, string bucketName)
    {
        var domainName = DomainName.Trim().TrimEnd('.');
        if (Uri.CheckHostName(domainName) != UriHostNameType.Dns || domainName.IndexOf('.') < 0)
        {
            throw new TigrisArgumentException("InvalidDomainName", MessageText.Of(Messages.InvalidDomainName, DomainName), DomainName);
        }

        if (BucketName.Length > 1)
        {
            throw new TigrisArgumentException("OneBucketOnly", MessageText.Of(Messages.OneBucketOnly, domainName), bucketName);
        }

        if (!Confirmed(MessageText.Of(Workflows.Messages.TargetBucket, organizationId, bucketName), MessageText.Of(Messages.ActionSetDomain, domainName)))
        {
            return;
        }

        var passThru = PassThru;
        Start(bucketName, async call =>
        {
            await call.Client.Buckets.SetDomainAsync(organizationId, bucketName, domainName, call.Cancellation).ConfigureAwait(false);
            if (passThru)
            {
                call.Write(await call.Client.Buckets.GetDomainAsync(organizationId, bucketName, call.Cancellation).ConfigureAwait(false));
            }
        });
    }
}
