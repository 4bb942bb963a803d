using System.Security;

namespace Tigris;

/// <summary>
/// A change of a bucket's notifications (SPEC ObjectNotifications). A null member keeps its value. A request with only <see cref="Enabled"/> =
/// false removes the notifications. With the webhook, it pauses them.
/// </summary>
public sealed record NotificationRequest
{
    /// <summary>true if the server sends events; otherwise, false.</summary>
    public bool? Enabled { get; init; }

    /// <summary>The https address that receives the events.</summary>
    public string? Webhook { get; init; }

    /// <summary>The SQL condition that an object must meet.</summary>
    public string? Filter { get; init; }

    /// <summary>The user name for basic authentication. It requires <see cref="Password"/> and excludes <see cref="Token"/>.</summary>
    public string? UserName { get; init; }

    /// <summary>The password for basic authentication.</summary>
    public SecureString? Password { get; init; }

    /// <summary>The bearer token.</summary>
    public SecureString? Token { get; init; }
}
