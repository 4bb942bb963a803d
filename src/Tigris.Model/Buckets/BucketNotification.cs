namespace Tigris;

/// <summary>The target of a bucket's object events (SPEC ObjectNotifications). The server masks the credentials.</summary>
public sealed class BucketNotification
{
    /// <summary>The organization of the bucket.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The bucket.</summary>
    public string BucketName { get; init; } = "";

    /// <summary>true if the server sends events; false if they are paused.</summary>
    public bool? Enabled { get; init; }

    /// <summary>The https address that receives the events.</summary>
    public string? Webhook { get; init; }

    /// <summary>The SQL condition that an object must meet; null for all objects.</summary>
    public string? Filter { get; init; }

    /// <summary>The authentication of the webhook: Basic, Token, or None.</summary>
    public string Authentication { get; init; } = "None";

    /// <summary>The webhook.</summary>
    public override string ToString() => Webhook ?? "";
}
