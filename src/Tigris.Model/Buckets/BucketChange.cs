using System.Collections.Generic;

namespace Tigris;

/// <summary>A change of a bucket's settings (SPEC UpdateBucketRequest). What is null stays as it is.</summary>
public sealed class BucketChange
{
    /// <summary>Whether anybody may read its objects.</summary>
    public bool? Public { get; init; }

    /// <summary>Whether anybody may list its objects, where it is public.</summary>
    public bool? AllowPublicList { get; init; }

    /// <summary>Whether objects may have an ACL of their own.</summary>
    public bool? ObjectAcl { get; init; }

    /// <summary>Region codes, or <c>global</c> alone to lift the restriction.</summary>
    public IReadOnlyList<string>? Region { get; init; }

    /// <summary>Where object events are to be sent.</summary>
    public NotificationRequest? Notification { get; init; }
}
