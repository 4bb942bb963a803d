using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Tigris.Client.Wire;

internal sealed record OrgInfo
{
    [JsonRequired]
    public string? Id { get; set; }

    public string? Name { get; set; }

    public bool? Active { get; set; }

    public OrgQuota? Quota { get; set; }
}

internal sealed record OrgQuota
{
    public required long LimitBytes { get; set; }
}

internal sealed record CreateOrganizationRequest
{
    public required string OrgName { get; set; }

    public required string UserId { get; set; }

    public OrgQuota? OrgQuota { get; set; }
}

internal sealed record UpdateOrganizationRequest
{
    public required string UserId { get; set; }

    public string? UserRole { get; set; }

    public bool? Active { get; set; }

    public OrgQuota? OrgQuota { get; set; }
}

internal sealed record GetOrganizationResponse
{
    public OrgInfo? Data { get; set; }
}

internal sealed record ListOrganizationsResponse
{
    [JsonRequired]
    public IReadOnlyList<OrgInfo>? Data { get; set; }

    public string? NextContinuationToken { get; set; }
}
