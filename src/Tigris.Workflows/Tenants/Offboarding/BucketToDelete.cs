using System;

namespace Tigris.Workflows;

/// <summary>A bucket that an offboarding deletes, as the server listed it.</summary>
internal sealed class BucketToDelete
{
    public string BucketName { get; init; } = "";

    /// <summary>Bytes, by the server's estimate; null if unknown.</summary>
    public long? Size { get; init; }

    /// <summary>Objects, by the server's estimate; null if unknown.</summary>
    public long? ObjectCount { get; init; }

    /// <summary>The time of creation, UTC; null if unknown. It distinguishes a bucket from a later one with the same name.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    public string? ForkOf { get; init; }

    public static BucketToDelete Of(Bucket bucket) => new()
    {
        BucketName = bucket.BucketName,
        Size = Known(bucket.Size),
        ObjectCount = Known(bucket.ObjectCount),
        CreatedAt = bucket.CreatedAt?.ToUniversalTime(),
        ForkOf = bucket.ForkOf is { Length: > 0 } parent ? parent : null,
    };

    /// <summary>Returns true if both are known to have been created at different times.</summary>
    public bool IsOtherThan(BucketToDelete other) => CreatedAt is { } mine && other.CreatedAt is { } theirs && mine != theirs;

    /// <summary>Returns true if this bucket contains more than the earlier listing showed, or is another bucket of the same name.</summary>
    public bool IsMoreThan(BucketToDelete shown) => IsOtherThan(shown) || Size > shown.Size || ObjectCount > shown.ObjectCount;

    /// <summary>Combines two entries of one listing for the same name. The larger figures are used.</summary>
    public BucketToDelete Combine(BucketToDelete other) => new()
    {
        BucketName = BucketName,
        Size = Largest(Size, other.Size),
        ObjectCount = Largest(ObjectCount, other.ObjectCount),
        CreatedAt = other.CreatedAt > CreatedAt ? other.CreatedAt : CreatedAt ?? other.CreatedAt,
        ForkOf = ForkOf ?? other.ForkOf,
    };

    // An estimate below 0 is treated as unknown.
    private static long? Known(long? value) => value >= 0 ? value : null;

    private static long? Largest(long? one, long? other) => one is null || other > one ? other : one;
}
