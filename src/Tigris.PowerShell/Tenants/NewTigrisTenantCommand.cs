using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Onboards tenants. Creates an organization, its quota, its first bucket and an access key with one request for each tenant.</summary>
[Cmdlet(VerbsCommon.New, "TigrisTenant", SupportsShouldProcess = true, HelpUri = HelpPages.Guide)]
[OutputType(typeof(ProvisionedTenant), typeof(TenantPlan))]
[ParameterBlock(typeof(ProvisioningBlock))]
[ParameterBlock(typeof(SecretBlock))]
public sealed partial class NewTigrisTenantCommand : BulkCmdlet
{
    // Two requests for one bucket at the same time may create two keys.
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    /// <summary>The id of the tenant in your own system. The organization is created if it doesn't exist.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [AllowNull]
    [AllowEmptyString]
    [Identity("OrganizationId", "OrgId", "org_id", Optional = true)]
    public string? OrganizationId { get; set; }

    /// <summary>The name of the first bucket, unique over all of Tigris: 3 to 63 characters of a-z, 0-9, dot and hyphen.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("bucket_name")]
    [AllowNull]
    [AllowEmptyString]
    [Identity("BucketName", "bucket_name", Optional = true)]
    public string? BucketName { get; set; }

    /// <summary>true if everyone may read the objects; otherwise, false.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankAsNull]
    public object? Public { get; set; }

    /// <summary>true if everyone may list the objects of a public bucket; otherwise, false.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("enable_public_list_objects")]
    [BlankAsNull]
    public object? AllowPublicList { get; set; }

    /// <summary>true if objects may have their own ACL; otherwise, false.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("enable_object_acl")]
    [BlankAsNull]
    public object? ObjectAcl { get; set; }

    /// <summary>true if snapshots can be taken; otherwise, false. This API can't change it later.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("enable_snapshots")]
    [BlankAsNull]
    public object? EnableSnapshots { get; set; }

    /// <summary>standard (the default), or no_default_allow: only the roles and policies of the key grant permissions.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("access_key_scope")]
    [TextCell]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string? AccessKeyScope { get; set; }

    /// <summary>The id of the acting user, who becomes the owner of the key. The default is the connection's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("user_id")]
    [TextCell]
    public string? UserId { get; set; }

    /// <summary>The role of the acting user: Admin or Member. The default is the connection's; without one, the server assumes Member.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("user_role")]
    [BlankAsNull]
    public object? UserRole { get; set; }

    /// <summary>Doesn't change a tenant if its bucket exists, so that it gets no second key. The status is then Existing.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter SkipExisting { get; set; }

    private protected override void Open() => OpenCredentials();

    private protected override void ProcessInput() => Attempt(TargetOf(OrganizationId, BucketName), Process);

    private void Process()
    {
        try
        {
            Onboard(new TenantOnboarding(ReadOrder(), SkipExisting, _credentials, ToOutput));
        }
        catch (TigrisException exception)
        {
            object tenant = Preferences.WhatIf ? Rejected(exception) : TenantOrder.Failed(OrganizationId, OrganizationName, BucketName, exception);
            Start(TargetOf(OrganizationId, BucketName), call =>
            {
                call.Write(tenant);
                throw exception;
            });
        }
    }

    // The unchanged values of the row, because at least one of them can't be read.
    private TenantPlan Rejected(TigrisException exception) => new()
    {
        Row = InputRow,
        OrganizationId = OrganizationId ?? "",
        OrganizationName = OrganizationName,
        BucketName = BucketName ?? "",
        Status = TenantStatus.Failed,
        StorageClass = StorageClass,
        Region = Region,
        AccessKeyScope = AccessKeyScope,
        UserId = UserId,
        Error = exception.Message,
    };

    private void Onboard(TenantOnboarding onboarding)
    {
        var order = onboarding.Order;
        if (Preferences.WhatIf)
        {
            _seen.Add(order.Name);
            StartConfirmed(order.OrganizationId, onboarding.PreviewAsync);
        }
        else if (Confirmed(order.Name, Workflows.Messages.ActionCreateTenant))
        {
            _seen.Add(order.Name);
            Start(order.OrganizationId, onboarding.RunAsync);
        }
    }

    private TenantOrder ReadOrder()
    {
        RequireColumn(OrganizationId, nameof(OrganizationId));
        RequireColumn(BucketName, nameof(BucketName));
        var organizationId = NewName.RequireIdentity(OrganizationId, nameof(OrganizationId));
        NewName.RequireUser(UserId, nameof(UserId));
        var request = ReadProvisioning(BucketName) with
        {
            Public = Cell.Flag(Public, nameof(Public)),
            AllowPublicList = Cell.Flag(AllowPublicList, nameof(AllowPublicList)),
            ObjectAcl = Cell.Flag(ObjectAcl, nameof(ObjectAcl)),
            EnableSnapshots = Cell.Flag(EnableSnapshots, nameof(EnableSnapshots)),
            AccessKeyScope = AccessKeyScopes.Require(AccessKeyScope),
        };
        LifecycleCheck.Require(LifecycleRule ?? [], Active.Client().UtcNow);
        var order = new TenantOrder(organizationId, request, Active.ActAs(UserId, Cell.Role(UserRole)), Active.S3Endpoint, InputRow);
        return _seen.Contains(order.Name)
            ? throw new TigrisArgumentException("DuplicateTenant", MessageText.Of(Messages.DuplicateTenant, order.Name), organizationId)
            : order;
    }

    private object ToOutput(ProvisionedTenant tenant) => AsPlainText ? PlainSecret.Show(tenant, tenant.SecretAccessKey) : tenant;

    private static string? TargetOf(string? organizationId, string? bucketName) =>
        string.IsNullOrWhiteSpace(organizationId) ? bucketName : organizationId;
}
