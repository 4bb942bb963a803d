using System;

namespace Tigris;

/// <summary>A bucket and its settings (SPEC BucketInfo). A member that the server omits is null.</summary>
public sealed class Bucket
{
    /// <summary>The organization that the bucket belongs to.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The name of the bucket, unique over all of Tigris.</summary>
    public string BucketName { get; init; } = "";

    /// <summary>The time of creation, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The number of stored bytes, by the server's estimate.</summary>
    public long? Size { get; init; }

    /// <summary>The number of stored objects, by the server's estimate.</summary>
    public long? ObjectCount { get; init; }

    /// <summary>true if everyone may read the objects of the bucket; otherwise, false.</summary>
    public bool? Public { get; init; }

    /// <summary>true if everyone may list the objects of a public bucket; otherwise, false.</summary>
    public bool? AllowPublicList { get; init; }

    /// <summary>true if objects may have their own ACL; otherwise, false.</summary>
    public bool? ObjectAcl { get; init; }

    /// <summary>STANDARD, STANDARD_IA, GLACIER, GLACIER_IR, or a later value of the server.</summary>
    public string? StorageClass { get; init; }

    /// <summary>The codes of the regions that store the data; empty for no restriction.</summary>
    public string[] Region { get; init; } = [];

    /// <summary>true if the bucket supports snapshots; otherwise, false.</summary>
    public bool? SnapshotsEnabled { get; init; }

    /// <summary>The bucket that this one was forked from, or null.</summary>
    public string? ForkOf { get; init; }

    /// <summary>The snapshot that the bucket was forked from (UNIX nanoseconds, exceeds 2^53), or null.</summary>
    public string? SourceSnapshot { get; init; }

    /// <summary>true if the bucket has forks; otherwise, false. A bucket with forks can't be deleted.</summary>
    public bool? HasForks { get; init; }

    /// <summary>The custom domain, or null.</summary>
    public string? DomainName { get; init; }

    /// <summary>The target of object events, or null.</summary>
    public BucketNotification? Notification { get; init; }

    /// <summary>The lifecycle rules.</summary>
    public LifecycleRule[] LifecycleRule { get; init; } = [];

    /// <summary>The name.</summary>
    public override string ToString() => BucketName;
}
