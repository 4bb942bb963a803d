using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Changes settings of buckets; what is not named stays as it is.</summary>
[Cmdlet(VerbsCommon.Set, "TigrisBucket", SupportsShouldProcess = true, HelpUri = HelpPages.UpdateBucket)]
[OutputType(typeof(Bucket))]
public sealed class SetTigrisBucketCommand : BucketCmdlet
{
    /// <summary>$true lets anybody read the objects, $false nobody without a key.</summary>
    [Parameter]
    public bool? Public { get; set; }

    /// <summary>$true lets anybody list the objects, where the bucket is public.</summary>
    [Parameter]
    public bool? AllowPublicList { get; set; }

    /// <summary>$true lets objects have an ACL of their own.</summary>
    [Parameter]
    public bool? ObjectAcl { get; set; }

    /// <summary>The regions that hold the data: one, or several; global to lift the restriction.</summary>
    [Parameter]
    [RegionList]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string[]? Region { get; set; }

    /// <summary>Returns the bucket as it is afterwards.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessBucket(string organizationId, string bucketName)
    {
        if (Public is null && AllowPublicList is null && ObjectAcl is null && Region is not { Length: > 0 })
        {
            throw new TigrisArgumentException("NothingToChange", Messages.NothingToChange, bucketName);
        }

        var change = new BucketChange { Public = Public, AllowPublicList = AllowPublicList, ObjectAcl = ObjectAcl, Region = Region };
        if (!Confirmed(Text.Of(Messages.TargetBucket, organizationId, bucketName), Messages.ActionSetBucket))
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
