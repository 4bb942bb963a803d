using System.Collections;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Creates buckets with an access key each, and the organization with its first bucket.</summary>
[Cmdlet(VerbsCommon.New, "TigrisBucket", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "provisioning")]
[OutputType(typeof(ProvisionedBucket))]
public sealed class NewTigrisBucketCommand : UserCmdlet
{
    private CredentialFile? _credentials;

    /// <summary>The id of the organization, which is created if it does not exist.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [AllowEmptyString]
    [Identity("OrganizationId", "OrgId", "org_id")]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public string OrganizationId { get; set; } = "";

    /// <summary>The name of the bucket, unique over all of Tigris: 3 to 63 of a-z, 0-9, dot and hyphen.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("bucket_name")]
    [AllowEmptyString]
    [Identity("BucketName", "bucket_name")]
    public string BucketName { get; set; } = "";

    /// <summary>The organization's display name. May be left out where the organization exists: it is read.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("org_name")]
    [TextCell]
    public string? OrganizationName { get; set; }

    /// <summary>Bytes that the organization may store over all buckets, such as 100GB; 0 for no limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("limit_bytes")]
    [BlankAsNull]
    public object? Quota { get; set; }

    /// <summary>true lets the public read the objects; false limits reads to holders of a key.</summary>
    [Parameter]
    [BlankAsNull]
    public object? Public { get; set; }

    /// <summary>true lets the public list the objects, if the bucket is public.</summary>
    [Parameter]
    [BlankAsNull]
    public object? AllowPublicList { get; set; }

    /// <summary>true lets objects have an ACL of their own.</summary>
    [Parameter]
    [BlankAsNull]
    public object? ObjectAcl { get; set; }

    /// <summary>STANDARD (the default), STANDARD_IA, GLACIER or GLACIER_IR. It cannot be changed later.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("storage_class")]
    [TextCell]
    [ArgumentCompleter(typeof(StorageClassCompleter))]
    public string? StorageClass { get; set; }

    /// <summary>The regions that hold the data: one, or several; global (the default) for no restriction.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("regions")]
    [RegionList]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string[]? Region { get; set; }

    /// <summary>Lets snapshots be taken. It cannot be changed later through this API.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter EnableSnapshots { get; set; }

    /// <summary>The receiver of object events: @{ Webhook = 'https://...'; Filter = '...'; Credential = ... or Token = ... }.</summary>
    [Parameter]
    public IDictionary? Notification { get; set; }

    /// <summary>The bucket's first lifecycle rules, from New-TigrisLifecycleRule.</summary>
    [Parameter]
    [LifecycleRuleList]
    public LifecycleRule[]? LifecycleRule { get; set; }

    /// <summary>The name of a bucket of the same organization to fork.</summary>
    [Parameter]
    [TextCell]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string? ForkOf { get; set; }

    /// <summary>The snapshot to fork from: a version, or any UNIX nanosecond timestamp. Without it: the bucket as it is now.</summary>
    [Parameter]
    [TextCell]
    [ArgumentCompleter(typeof(SnapshotVersionCompleter))]
    public string? SourceSnapshot { get; set; }

    /// <summary>standard (the default), or no_default_allow: the key may do nothing but what its roles and policies say.</summary>
    [Parameter]
    [ValidateSet("standard", "no_default_allow")]
    public string? AccessKeyScope { get; set; }

    /// <summary>Returns the secret as plain text instead of a SecureString.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>
    /// A file that keeps each secret as a line of JSON. A pending line is on the disk before each request is sent, and the secret's line before
    /// the object is written. Only its owner can read the file. Lines are added to an existing credential file.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CredentialFile { get; set; }

    /// <summary>Accepts a credential file on Windows or on a network file system, where locks, flushes and owner-only access can't be verified.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter AllowSharedPath { get; set; }

    private protected override void Open() =>
        _credentials = CredentialFiles.Open(this, CredentialFile, AllowSharedPath, Preferences.WhatIf, Active.ProviderId);

    private protected override void CloseFiles() => _credentials?.Dispose();

    private protected override void ProcessInput() => Attempt(BucketName, Create);

    private void Create()
    {
        var organizationId = NewName.RequireIdentity(OrganizationId, nameof(OrganizationId));
        NewName.RequireUser(UserId, nameof(UserId));
        var request = ReadRequest();
        LifecycleCheck.Require(LifecycleRule ?? [], Active.Client().UtcNow);
        var actor = Actor;
        WarnIfWhatIf(Provisioning.Doubts(request, organizationId));
        if (!Confirmed(MessageText.Of(Workflows.Messages.TargetBucket, organizationId, request.BucketName), Messages.ActionCreateBucket))
        {
            return;
        }

        var asPlainText = AsPlainText.IsPresent;
        var credentials = _credentials;
        Start(request.BucketName, async call =>
        {
            call.WriteWarnings(Provisioning.Doubts(request, organizationId));
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

    private BucketRequest ReadRequest() => new()
    {
        BucketName = NewName.RequireBucket(BucketName, nameof(BucketName)),
        OrganizationName = NewName.RequireDisplayName(OrganizationName, nameof(OrganizationName)) ?? "",
        Quota = Cell.Size(Quota, nameof(Quota)),
        Public = Cell.Flag(Public, nameof(Public)),
        AllowPublicList = Cell.Flag(AllowPublicList, nameof(AllowPublicList)),
        ObjectAcl = Cell.Flag(ObjectAcl, nameof(ObjectAcl)),
        StorageClass = StorageClass,
        Region = Region,
        EnableSnapshots = EnableSnapshots.IsPresent ? true : null,
        Notification = Notification is null ? null : NotificationSettings.From(Notification),
        LifecycleRule = LifecycleRule,
        ForkOf = ForkOf,
        SourceSnapshot = SourceSnapshot is null || ForkOf is not null
            ? SourceSnapshot
            : throw new TigrisArgumentException("SnapshotWithoutFork", Messages.SnapshotWithoutFork, SourceSnapshot),
        AccessKeyScope = AccessKeyScope,
    };
}
