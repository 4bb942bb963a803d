using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Changes settings of buckets. Other settings stay unchanged.</summary>
[Cmdlet(VerbsCommon.Set, "TigrisBucket", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "update-bucket")]
[OutputType(typeof(Bucket))]
public sealed class SetTigrisBucketCommand : BucketCmdlet
{
    /// <summary>true lets the public read the objects; false limits reads to holders of a key.</summary>
    [Parameter]
    [BlankAsNull]
    public object? Public { get; set; }

    /// <summary>true lets the public list the objects, if the bucket is public.</summary>
    [Parameter]
    [BlankAsNull]
    public object? AllowPublicList { get; set; }

    /// <summary>true lets objects have their own ACL.</summary>
    [Parameter]
    [BlankAsNull]
    public object? ObjectAcl { get; set; }

    /// <summary>The regions that store the data: one, or several; global removes the restriction.</summary>
    [Parameter]
    [RegionList]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string[]? Region { get; set; }

    /// <summary>Returns the bucket after the change.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessBucket(string organizationId, string bucketName)
    {
        if (Public is null && AllowPublicList is null && ObjectAcl is null && Region is not { Length: > 0 })
        {
            throw new TigrisArgumentException("NothingToChange", Messages.NothingToChange, bucketName);
        }

        var change = new BucketChange
        {
            Public = Cell.Flag(Public, nameof(Public)),
            AllowPublicList = Cell.Flag(AllowPublicList, nameof(AllowPublicList)),
            ObjectAcl = Cell.Flag(ObjectAcl, nameof(ObjectAcl)),
            Region = Region,
        };
        if (!Confirmed(MessageText.Of(Workflows.Messages.TargetBucket, organizationId, bucketName), Messages.ActionSetBucket))
        {
            return;
        }

        var passThru = PassThru;
        var unknown = Regions.Unknown(Region);
        Start(bucketName, async call =>
        {
            call.WarnOfRegions(unknown);
            await call.Client.Buckets.UpdateAsync(organizationId, bucketName, change, call.Cancellation).ConfigureAwait(false);
            await call.WriteBucketIfAsync(passThru, organizationId, bucketName).ConfigureAwait(false);
        });
    }
}
