namespace Tigris;

/// <summary>The result of <c>New-TigrisTenant -WhatIf</c> for one row, with the values that would be sent.</summary>
public sealed class TenantPlan
{
    /// <summary>The number of the row in the input, from 1; null without pipeline input.</summary>
    public int? Row { get; init; }

    /// <summary>The id of the organization.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The display name that would be sent; null if there is none.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>The name of the bucket.</summary>
    public string BucketName { get; init; } = "";

    /// <summary>Planned for a row that would be sent, Existing for a row that would be skipped, and Failed for a rejected row.</summary>
    public TenantStatus Status { get; init; }

    /// <summary>The step that would follow; null for a rejected row.</summary>
    public string? Action { get; init; }

    /// <summary>The quota in bytes; 0 for no limit, null to send none.</summary>
    public long? Quota { get; init; }

    /// <summary>true if the public could read the objects; null for the server's default.</summary>
    public bool? Public { get; init; }

    /// <summary>true if the public could list the objects; null for the server's default.</summary>
    public bool? AllowPublicList { get; init; }

    /// <summary>true if objects could have their own ACL; null for the server's default.</summary>
    public bool? ObjectAcl { get; init; }

    /// <summary>The storage class; null for the server's default.</summary>
    public string? StorageClass { get; init; }

    /// <summary>The regions; null for the server's default.</summary>
    public string[]? Region { get; init; }

    /// <summary>true if snapshots could be taken; null for the server's default.</summary>
    public bool? EnableSnapshots { get; init; }

    /// <summary>The scope of the access key; null for the server's default.</summary>
    public string? AccessKeyScope { get; init; }

    /// <summary>The id of the acting user.</summary>
    public string? UserId { get; init; }

    /// <summary>The role of the acting user; null if the server decides.</summary>
    public string? UserRole { get; init; }

    /// <summary>The reason for the rejection; null for a row that is not rejected.</summary>
    public string? Error { get; init; }

    /// <summary>Organization and bucket.</summary>
    public override string ToString() => $"{OrganizationId}/{BucketName}";
}
