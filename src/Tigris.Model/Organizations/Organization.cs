namespace Tigris;

/// <summary>One isolated tenant with its own buckets, users, access keys, usage and invoice (SPEC OrgInfo).</summary>
public sealed class Organization
{
    /// <summary>The partner's own id of the tenant.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The display name; null if the server returned none.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>true if the organization is active; false if it is deactivated; null if the server didn't return the state.</summary>
    public bool? Active { get; init; }

    /// <summary>The maximum number of bytes in all buckets; 0 for no limit; null if the server returned none.</summary>
    public long? Quota { get; init; }

    /// <summary>The id.</summary>
    public override string ToString() => OrganizationId;
}
