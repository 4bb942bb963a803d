using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Tigris.Client.Wire;

internal sealed record OrgInfo
{
    [JsonRequired]
    public string? Id { get; init; }

    public string? Name { get; init; }

    public bool? Active { get; init; }

    public OrgQuota? Quota { get; init; }
}

internal sealed record OrgQuota
{
    public required long LimitBytes { get; init; }
}

internal sealed record CreateOrganizationRequest
{
    public required string OrgName { get; init; }

    public required string UserId { get; init; }

    public OrgQuota? OrgQuota { get; init; }
}

internal sealed record UpdateOrganizationRequest
{
    public required string UserId { get; init; }

    public string? UserRole { get; init; }

    public bool? Active { get; init; }

    public OrgQuota? OrgQuota { get; init; }
}

internal sealed record GetOrganizationResponse
{
    public OrgInfo? Data { get; init; }
}

internal sealed record ListOrganizationsResponse
{
    [JsonRequired]
    public IReadOnlyList<OrgInfo>? Data { get; init; }

    public string? NextContinuationToken { get; init; }
}
