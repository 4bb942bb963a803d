using System.Collections;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>The parameters of a provisioning request that bind alike for one bucket and for rows of tenants.</summary>
internal abstract class ProvisioningBlock : TigrisCmdlet
{
    /// <summary>The organization's display name. It can be omitted if the organization exists: the command then reads the name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("org_name")]
    [TextCell]
    public string? OrganizationName { get; set; }

    /// <summary>The maximum number of bytes in all buckets of the organization, such as 100GB; 0 for no limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("limit_bytes")]
    [BlankAsNull]
    public object? Quota { get; set; }

    /// <summary>STANDARD (the default), STANDARD_IA, GLACIER or GLACIER_IR. It can't be changed later.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("storage_class")]
    [TextCell]
    [ArgumentCompleter(typeof(StorageClassCompleter))]
    public string? StorageClass { get; set; }

    /// <summary>The regions that store the data: one, or several; global (the default) for no restriction.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("regions")]
    [RegionList]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string[]? Region { get; set; }

    /// <summary>The receiver of object events: @{ Webhook = 'https://...'; Filter = '...'; Credential = ... or Token = ... }.</summary>
    [Parameter]
    public IDictionary? Notification { get; set; }

    /// <summary>The first lifecycle rules of each bucket, from New-TigrisLifecycleRule.</summary>
    [Parameter]
    [LifecycleRuleList]
    public LifecycleRule[]? LifecycleRule { get; set; }

    /// <summary>Reads the values of these parameters.</summary>
    internal BucketRequest ReadProvisioning(string? bucketName) => new()
    {
        BucketName = NewName.RequireBucket(bucketName, "BucketName"),
        OrganizationName = NewName.RequireDisplayName(OrganizationName, nameof(OrganizationName)) ?? "",
        Quota = Cell.Size(Quota, nameof(Quota)),
        StorageClass = StorageClass,
        Region = Region,
        Notification = Notification is null ? null : NotificationSettings.From(Notification),
        LifecycleRule = LifecycleRule,
    };
}
