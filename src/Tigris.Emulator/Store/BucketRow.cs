using System;

namespace Tigris.Emulator.Store;

/// <summary>A bucket. <c>Notifications</c> and <c>Lifecycle</c> are JSON; <c>ProvisionedWith</c> is what its first provisioning asked for.</summary>
internal sealed record BucketRow(string Name, string OrganizationId, string Owner, DateTime CreatedAt, string ProvisionedWith)
{
    public long Size { get; init; }

    public long ObjectCount { get; init; }

    /// <summary>Bytes that are kept for it and paid for: older versions and unfinished uploads too, what a fork shares with its source not.</summary>
    public long Stored { get; init; }

    public bool Public { get; init; }

    public bool PublicList { get; init; }

    public bool ObjectAcl { get; init; }

    public string StorageClass { get; init; } = "STANDARD";

    /// <summary>Comma separated; empty means everywhere.</summary>
    public string Regions { get; init; } = "";

    public bool Snapshots { get; init; }

    public string? Notifications { get; init; }

    public string? Lifecycle { get; init; }

    public string? Domain { get; init; }

    public string? Parent { get; init; }

    public string? ParentSnapshot { get; init; }

    /// <summary>The key that created it over S3, which may do everything in it.</summary>
    public string? OwnerKey { get; init; }

    /// <summary>Its tags as JSON.</summary>
    public string? Tags { get; init; }

    /// <summary>Whether forks depend on it; read, never written.</summary>
    public bool HasChildren { get; init; }
}
