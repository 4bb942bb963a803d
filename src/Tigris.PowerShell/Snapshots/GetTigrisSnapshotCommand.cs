using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Gets snapshots of buckets: all, or the named ones.</summary>
[Cmdlet(VerbsCommon.Get, "TigrisSnapshot", HelpUri = HelpPages.Api + "list-snapshots")]
[OutputType(typeof(Snapshot))]
public sealed class GetTigrisSnapshotCommand : BucketReadCmdlet
{
    /// <summary>The versions as text, because a floating-point number can't represent them. Wildcards are allowed.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [Identity("SnapshotVersion")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SnapshotVersionCompleter))]
    public string[]? SnapshotVersion { get; set; }

    private protected override void ProcessBucket(string organizationId, string bucketName) => ForEach(
        SnapshotVersion ?? ["*"], version => Get(organizationId, bucketName, NamePattern.Of(version, nameof(SnapshotVersion))));

    private void Get(string organizationId, string bucketName, NamePattern version)
    {
        if (version.IsPattern)
        {
            version.RequireValid();
            Start(bucketName, async call =>
            {
                var all = await call.Client.Snapshots.ListAsync(organizationId, bucketName, call.Cancellation).ConfigureAwait(false);
                await call.WritePageAsync([.. all.Where(snapshot => version.Matches(snapshot.SnapshotVersion))]).ConfigureAwait(false);
            });
        }
        else
        {
            Start(version.Literal, async call => call.Write(
                await call.Client.Snapshots.GetAsync(organizationId, bucketName, version.Literal, call.Cancellation).ConfigureAwait(false)));
        }
    }
}
