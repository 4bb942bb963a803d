namespace Tigris.Emulator.Endpoints;

/// <summary>The creator of a bucket. <c>MayForkAll</c> indicates whether it may fork the buckets of others.</summary>
internal sealed record BucketMaker(string OrganizationId, string UserId, bool MayForkAll)
{
    /// <summary>The key that creates the bucket over S3.</summary>
    public string? OwnerKey { get; init; }

    /// <summary>The object ownership setting.</summary>
    public string? Ownership { get; init; }

    /// <summary>The number of days for which deletions can be undone, or null.</summary>
    public int? SoftDelete { get; init; }

    public static BucketMaker Of(Call call) => new(call.OrganizationId, call.Actor.UserId, call.Actor.IsAdmin);
}
