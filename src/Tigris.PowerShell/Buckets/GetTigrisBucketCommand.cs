using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>Gets buckets of organizations: all, or the named ones.</summary>
[Cmdlet(VerbsCommon.Get, "TigrisBucket", HelpUri = HelpPages.Api + "list-buckets")]
[OutputType(typeof(Bucket))]
public sealed class GetTigrisBucketCommand : OrganizationCmdlet
{
    /// <summary>The names of the buckets; wildcards are allowed.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("bucket_name")]
    [Identity("BucketName", "bucket_name")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string[]? BucketName { get; set; }

    private protected override void ProcessOrganization(string organizationId) =>
        ForEach(BucketName ?? ["*"], name => Get(organizationId, NamePattern.Of(name, nameof(BucketName))));

    private void Get(string organizationId, NamePattern name)
    {
        if (name.IsPattern)
        {
            name.RequireValid();
            Start(organizationId, call => ListAsync(call, organizationId, name));
        }
        else
        {
            Start(name.Literal, async call =>
                call.Write(await call.Client.Buckets.GetAsync(organizationId, name.Literal, call.Cancellation).ConfigureAwait(false)));
        }
    }

    private static Task ListAsync(CallContext call, string organizationId, NamePattern name) => call.WritePagesAsync(
        "ListBuckets",
        token => call.Client.Buckets.ListAsync(organizationId, null, token, call.Cancellation),
        bucket => name.Matches(bucket.BucketName));
}
