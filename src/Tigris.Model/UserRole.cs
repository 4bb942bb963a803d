namespace Tigris;

/// <summary>The role of a user in an organization (SPEC OrgMembership).</summary>
public enum UserRole
{
    /// <summary>Manages only their own access keys. The server assumes this role if none is sent.</summary>
    Member,

    /// <summary>Manages the whole organization and all of its access keys.</summary>
    Admin,
}
