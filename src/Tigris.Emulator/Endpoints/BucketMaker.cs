namespace Tigris.Emulator.Endpoints;

/// <summary>Who makes a bucket, and whether it may fork those of others.</summary>
internal sealed record BucketMaker(string OrganizationId, string UserId, bool MayForkAll)
{
    /// <summary>The key that makes it over S3.</summary>
    public string? OwnerKey { get; init; }

    public static BucketMaker Of(Call call) => new(call.OrganizationId, call.Actor.UserId, call.Actor.IsAdmin);
}
