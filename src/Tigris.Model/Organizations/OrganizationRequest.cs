namespace Tigris;

/// <summary>A new organization (SPEC CreateOrganizationRequest).</summary>
public sealed class OrganizationRequest
{
    /// <summary>The display name.</summary>
    public string OrganizationName { get; init; } = "";

    /// <summary>Bytes that may be stored over all buckets; 0 for no limit; null to leave it to the server.</summary>
    public long? Quota { get; init; }
}
