namespace Tigris.Emulator;

/// <summary>What a repeated provisioning of the same bucket by the same user returns. Nobody documents it.</summary>
public enum RepeatProvisioning
{
    /// <summary>The key of the first call, with its current secret.</summary>
    SameKey,

    /// <summary>One more key for the bucket.</summary>
    NewKey,
}

/// <summary>What provisioning answers for a bucket that exists in the organization with other options.</summary>
public enum RepeatOptions
{
    /// <summary>409: the call is not the same call.</summary>
    Conflict,

    /// <summary>200: the bucket stays as it is.</summary>
    Ignore,
}

/// <summary>What creating an organization answers that exists already.</summary>
public enum DuplicateOrganization
{
    /// <summary>409.</summary>
    Conflict,

    /// <summary>200, and nothing changes.</summary>
    Accept,
}

/// <summary>What becomes of an organization's keys when it is activated again.</summary>
public enum Reactivation
{
    /// <summary>They work again: the organization was switched off, not its keys.</summary>
    KeysWork,

    /// <summary>They stay inactive for good.</summary>
    KeysStayInactive,
}

/// <summary>What a Member sees who acts on somebody else's key.</summary>
public enum ForeignKeyAnswer
{
    /// <summary>404: as if the key did not exist.</summary>
    NotFound,

    /// <summary>403.</summary>
    Forbidden,
}

/// <summary>Who may change an organization.</summary>
public enum OrganizationUpdateRole
{
    /// <summary>Any role: the vendor's own example deactivates without naming one.</summary>
    Any,

    /// <summary>Admin only; 403 otherwise.</summary>
    Admin,
}

/// <summary>The order in which snapshots are listed; the document says "by creation time" and no more.</summary>
public enum SnapshotOrder
{
    /// <summary>The oldest first.</summary>
    OldestFirst,

    /// <summary>The newest first, as the S3 listing does.</summary>
    NewestFirst,
}
