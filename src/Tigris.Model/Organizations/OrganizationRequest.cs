namespace Tigris;

/// <summary>A new organization (SPEC CreateOrganizationRequest).</summary>
public sealed class OrganizationRequest
{
    /// <summary>The display name.</summary>
    public string OrganizationName { get; init; } = "";

    /// <summary>The maximum number of bytes in all buckets; 0 for no limit; null for the server's default.</summary>
    public long? Quota { get; init; }
}
