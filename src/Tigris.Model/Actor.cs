namespace Tigris;

/// <summary>
/// The user on whose behalf a request is made. The server doesn't verify the id and the role (SPEC <c>user_id</c>, <c>user_role</c>).
/// </summary>
public sealed class Actor
{
    /// <summary>Creates a user, with a role if it is known.</summary>
    public Actor(string userId, UserRole? userRole = null)
    {
        UserId = userId;
        UserRole = userRole;
    }

    /// <summary>The user's id in the organization.</summary>
    public string UserId { get; }

    /// <summary>The role of the user, or null to omit it. Without a role, the server treats the user as a member.</summary>
    public UserRole? UserRole { get; }
}
