namespace Tigris;

/// <summary>The role of a user in an organization (SPEC OrgMembership).</summary>
public enum UserRole
{
    /// <summary>Manages only their own access keys. What the server assumes where no role is given.</summary>
    Member,

    /// <summary>Manages the whole organization and sees all of its access keys.</summary>
    Admin,
}
