namespace Tigris;

/// <summary>One isolated tenant: its own buckets, users, access keys, usage and invoice (SPEC OrgInfo).</summary>
public sealed class Organization
{
    /// <summary>The partner's own id of the tenant.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The display name; null where the server gave none.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>False once deactivated; null where the server did not say.</summary>
    public bool? Active { get; init; }

    /// <summary>Bytes that may be stored over all buckets; 0 for no limit; null where the server did not say.</summary>
    public long? Quota { get; init; }

    /// <summary>The id.</summary>
    public override string ToString() => OrganizationId;
}
