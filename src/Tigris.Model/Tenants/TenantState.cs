namespace Tigris;

/// <summary>The state of one tenant as the API reports it, without secrets. A value that the server doesn't report is null.</summary>
public sealed class TenantState
{
    /// <summary>The partner's own id of the tenant.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The display name.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>true if the organization is active; otherwise, false.</summary>
    public bool? Active { get; init; }

    /// <summary>The quota in bytes over all buckets; 0 for no limit.</summary>
    public long? Quota { get; init; }

    /// <summary>The buckets with all their settings, by name; null if they weren't read.</summary>
    public Bucket[]? Bucket { get; init; }

    /// <summary>The policies with their documents, by name; null if they weren't read.</summary>
    public Policy[]? Policy { get; init; }

    /// <summary>The access keys with their policies and scope, by name; null if they weren't read.</summary>
    public AccessKey[]? AccessKey { get; init; }

    /// <summary>true if the list of access keys may lack keys of other users, because the acting user isn't an admin; otherwise, false.</summary>
    public bool HasPartialKeys { get; init; }

    /// <summary>The id.</summary>
    public override string ToString() => OrganizationId;
}
