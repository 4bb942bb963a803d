using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Gets the custom domains of buckets. A bucket without a domain returns nothing.</summary>
[Cmdlet(VerbsCommon.Get, "TigrisBucketDomain", HelpUri = HelpPages.Api + "get-custom-domain")]
[OutputType(typeof(BucketDomain))]
public sealed class GetTigrisBucketDomainCommand : BucketReadCmdlet
{
    private protected override void ProcessBucket(string organizationId, string bucketName) => Start(bucketName, async call =>
    {
        var domain = await call.Client.Buckets.GetDomainAsync(organizationId, bucketName, call.Cancellation).ConfigureAwait(false);
        if (!string.IsNullOrEmpty(domain.DomainName))
        {
            call.Write(domain);
        }
    });
}
