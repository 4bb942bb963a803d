using System.Collections.Generic;

namespace Tigris;

/// <summary>A bucket to provision (SPEC ProvisioningRequest). The server chooses the value of a null member.</summary>
public sealed record BucketRequest
{
    /// <summary>The name of the bucket, unique over all of Tigris.</summary>
    public string BucketName { get; init; } = "";

    /// <summary>The display name of the organization, which is created with the bucket if it doesn't exist.</summary>
    public string OrganizationName { get; init; } = "";

    /// <summary>The organization's quota in bytes; 0 for no limit.</summary>
    public long? Quota { get; init; }

    /// <summary>true if everyone may read the objects of the bucket; otherwise, false.</summary>
    public bool? Public { get; init; }

    /// <summary>true if everyone may list the objects of a public bucket; otherwise, false.</summary>
    public bool? AllowPublicList { get; init; }

    /// <summary>true if objects may have their own ACL; otherwise, false.</summary>
    public bool? ObjectAcl { get; init; }

    /// <summary>STANDARD, STANDARD_IA, GLACIER or GLACIER_IR; can't be changed later.</summary>
    public string? StorageClass { get; init; }

    /// <summary>Region codes, or <c>global</c> alone.</summary>
    public IReadOnlyList<string>? Region { get; init; }

    /// <summary>true if the bucket supports snapshots; otherwise, false. This API can't change it later.</summary>
    public bool? EnableSnapshots { get; init; }

    /// <summary>The target of object events.</summary>
    public NotificationRequest? Notification { get; init; }

    /// <summary>The first lifecycle rules of the bucket.</summary>
    public IReadOnlyList<LifecycleRule>? LifecycleRule { get; init; }

    /// <summary>A bucket of the same organization to fork.</summary>
    public string? ForkOf { get; init; }

    /// <summary>The snapshot to fork from: a version or any UNIX nanosecond timestamp. Needs <see cref="ForkOf"/>.</summary>
    public string? SourceSnapshot { get; init; }

    /// <summary>standard, or no_default_allow.</summary>
    public string? AccessKeyScope { get; init; }
}
