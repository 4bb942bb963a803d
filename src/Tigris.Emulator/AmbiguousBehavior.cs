namespace Tigris.Emulator;

/// <summary>The credentials that a repeated provisioning of the same bucket by the same user returns. The vendor doesn't document them.</summary>
public enum RepeatProvisioning
{
    /// <summary>Returns the key of the first call, with its current secret.</summary>
    SameKey,

    /// <summary>Creates another key for the bucket.</summary>
    NewKey,
}

/// <summary>The response to a provisioning of an existing bucket of the organization with other options.</summary>
public enum RepeatOptions
{
    /// <summary>Responds with 409.</summary>
    Conflict,

    /// <summary>Responds with 200. The bucket doesn't change.</summary>
    Ignore,
}

/// <summary>The response to the creation of an organization that exists.</summary>
public enum DuplicateOrganization
{
    /// <summary>Responds with 409.</summary>
    Conflict,

    /// <summary>Responds with 200. The organization doesn't change.</summary>
    Accept,
}

/// <summary>The state of an organization's keys after the organization is activated again.</summary>
public enum Reactivation
{
    /// <summary>The keys are active again.</summary>
    KeysWork,

    /// <summary>The keys stay inactive.</summary>
    KeysStayInactive,
}

/// <summary>The response to a Member that acts on the key of another user.</summary>
public enum ForeignKeyResponse
{
    /// <summary>Responds with 404, as if the key did not exist.</summary>
    NotFound,

    /// <summary>Responds with 403.</summary>
    Forbidden,
}

/// <summary>The role that may change an organization.</summary>
public enum OrganizationUpdateRole
{
    /// <summary>Any role. The vendor's own example deactivates an organization without a role.</summary>
    Any,

    /// <summary>Only Admin. Other roles get 403.</summary>
    Admin,
}

/// <summary>The order of snapshot lists. The document only has "by creation time".</summary>
public enum SnapshotOrder
{
    /// <summary>The oldest first.</summary>
    OldestFirst,

    /// <summary>The newest first, as the S3 listing does.</summary>
    NewestFirst,
}
