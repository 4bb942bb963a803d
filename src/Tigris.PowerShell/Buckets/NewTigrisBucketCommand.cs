using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Creates buckets with an access key each, and the organization with its first bucket.</summary>
[Cmdlet(VerbsCommon.New, "TigrisBucket", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "provisioning")]
[OutputType(typeof(ProvisionedBucket))]
[ParameterBlock(typeof(OrganizationBlock))]
[ParameterBlock(typeof(ProvisioningBlock))]
[ParameterBlock(typeof(SecretBlock))]
public sealed partial class NewTigrisBucketCommand : UserCmdlet
{
    /// <summary>The name of the bucket, unique over all of Tigris: 3 to 63 characters of a-z, 0-9, dot and hyphen.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("bucket_name")]
    [AllowEmptyString]
    [Identity("BucketName", "bucket_name")]
    public string BucketName { get; set; } = "";

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

    /// <summary>Enables snapshots. This API can't change the setting later.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter EnableSnapshots { get; set; }

    /// <summary>The name of a bucket of the same organization to fork.</summary>
    [Parameter]
    [TextCell]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string? ForkOf { get; set; }

    /// <summary>
    /// The snapshot to fork from: a version, or any UNIX nanosecond timestamp. Without it, the fork has the current state of the bucket.
    /// </summary>
    [Parameter]
    [TextCell]
    [ArgumentCompleter(typeof(SnapshotVersionCompleter))]
    public string? SourceSnapshot { get; set; }

    /// <summary>standard (the default), or no_default_allow: only the roles and policies of the key grant permissions.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string? AccessKeyScope { get; set; }

    private protected override void Open() => OpenCredentials();

    private protected override void ProcessInput() => Attempt(BucketName, Create);

    private void Create()
    {
        var organizationId = NewName.RequireIdentity(OrganizationId, nameof(OrganizationId));
        NewName.RequireUser(UserId, nameof(UserId));
        var request = ReadRequest();
        LifecycleCheck.Require(LifecycleRule ?? [], Active.Client().UtcNow);
        var actor = Actor;
        WarnIfWhatIf(Provisioning.Warnings(request, organizationId));
        if (!Confirmed(MessageText.Of(Workflows.Messages.TargetBucket, organizationId, request.BucketName), Messages.ActionCreateBucket))
        {
            return;
        }

        var asPlainText = AsPlainText.IsPresent;
        var credentials = _credentials;
        Start(request.BucketName, async call =>
        {
            call.WriteWarnings(Provisioning.Warnings(request, organizationId));
            var named = await Provisioning.NamedAsync(call, organizationId, request).ConfigureAwait(false);
            var (bucket, unsaved) = await Provisioning.SendAsync(call, organizationId, named, actor, credentials).ConfigureAwait(false);
            var savedIn = unsaved is null ? credentials?.Path : null;
            call.Write(
                asPlainText ? PlainSecret.Show(bucket, bucket.SecretAccessKey) : bucket,
                LostSecret.Of(bucket.OrganizationId, bucket.AccessKeyId, savedIn));
            await Provisioning.WarnOfOtherKeysAsync(call, bucket, actor).ConfigureAwait(false);
            if (unsaved is not null)
            {
                throw unsaved;
            }
        });
    }

    private BucketRequest ReadRequest() => ReadProvisioning(BucketName) with
    {
        Public = Cell.Flag(Public, nameof(Public)),
        AllowPublicList = Cell.Flag(AllowPublicList, nameof(AllowPublicList)),
        ObjectAcl = Cell.Flag(ObjectAcl, nameof(ObjectAcl)),
        EnableSnapshots = EnableSnapshots.IsPresent ? true : null,
        ForkOf = ForkOf,
        SourceSnapshot = SourceSnapshot is null || ForkOf is not null
            ? SourceSnapshot
            : throw new TigrisArgumentException("SnapshotWithoutFork", Messages.SnapshotWithoutFork, SourceSnapshot),
        AccessKeyScope = AccessKeyScopes.Require(AccessKeyScope),
    };
}
