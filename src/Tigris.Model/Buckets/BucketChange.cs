using System.Collections.Generic;

namespace Tigris;

/// <summary>A change of a bucket's settings (SPEC UpdateBucketRequest). A null member keeps its value.</summary>
public sealed class BucketChange
{
    /// <summary>true if everyone may read the objects of the bucket; otherwise, false.</summary>
    public bool? Public { get; init; }

    /// <summary>true if everyone may list the objects of a public bucket; otherwise, false.</summary>
    public bool? AllowPublicList { get; init; }

    /// <summary>true if objects may have their own ACL; otherwise, false.</summary>
    public bool? ObjectAcl { get; init; }

    /// <summary>Region codes, or <c>global</c> alone to lift the restriction.</summary>
    public IReadOnlyList<string>? Region { get; init; }

    /// <summary>The target of object events.</summary>
    public NotificationRequest? Notification { get; init; }
}
