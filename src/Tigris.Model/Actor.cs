namespace Tigris;

/// <summary>
/// The user in whose name a request is made. The server takes the partner's word for both (SPEC <c>user_id</c>, <c>user_role</c>).
/// </summary>
public sealed class Actor
{
    /// <summary>Names a user and, if known, their role.</summary>
    public Actor(string userId, UserRole? userRole = null)
    {
        UserId = userId;
        UserRole = userRole;
    }

    /// <summary>The user's id in the organization.</summary>
    public string UserId { get; }

    /// <summary>Their role, or null to leave it out; the server then takes them for a member.</summary>
    public UserRole? UserRole { get; }
}
