using System;

namespace Tigris.Emulator.Store;

/// <summary>A bucket. <c>Notifications</c> and <c>Lifecycle</c> are JSON. <c>ProvisionedWith</c> is the spec of its first provisioning.</summary>
internal sealed record BucketRow(string Name, string OrganizationId, string Owner, DateTime CreatedAt, string ProvisionedWith)
{
    private BucketRow()
        : this("", "", "", default, "")
    {
    }

    public long Size { get; init; }

    public long ObjectCount { get; init; }

    /// <summary>The billed bytes: older versions and unfinished uploads too, without the bytes that a fork shares with its source.</summary>
    public long Stored { get; init; }

    public bool Public { get; init; }

    public bool PublicList { get; init; }

    public bool ObjectAcl { get; init; }

    public string StorageClass { get; init; } = "STANDARD";

    /// <summary>The regions, comma-separated; empty for no restriction.</summary>
    public string Regions { get; init; } = "";

    public bool Snapshots { get; init; }

    public string? Notifications { get; init; }

    public string? Lifecycle { get; init; }

    public string? Domain { get; init; }

    public string? Parent { get; init; }

    public string? ParentSnapshot { get; init; }

    /// <summary>The key that created the bucket over S3, which has all permissions in it.</summary>
    public string? OwnerKey { get; init; }

    /// <summary>The CORS rules as S3 XML.</summary>
    public string? Cors { get; init; }

    /// <summary>The lifecycle rules as S3 XML, if they were set over S3.</summary>
    public string? LifecycleXml { get; init; }

    /// <summary>The object ownership setting.</summary>
    public string? Ownership { get; init; }

    /// <summary>The default encryption of objects.</summary>
    public string? Encryption { get; init; }

    /// <summary>The state of transfer acceleration, or null.</summary>
    public string? Accelerate { get; init; }

    /// <summary>The Cache-Control header of objects without their own one.</summary>
    public string? CacheControl { get; init; }

    /// <summary>The number of days for which deleted objects, and the deleted bucket, can be restored; null without soft delete.</summary>
    public int? SoftDelete { get; init; }

    /// <summary>The tags as JSON.</summary>
    public string? Tags { get; init; }

    /// <summary>Indicates whether forks depend on the bucket. It is computed and never written.</summary>
    public bool HasChildren { get; init; }
}
