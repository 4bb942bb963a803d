using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Tigris.Client.Wire;

/// <summary>The request and response bodies of the resource. The build generates their JSON metadata.</summary>
internal sealed record OrganizationsBodies(
    CreateOrganizationRequest CreateOrganizationRequest,
    UpdateOrganizationRequest UpdateOrganizationRequest,
    GetOrganizationResponse GetOrganizationResponse,
    ListOrganizationsResponse ListOrganizationsResponse);

internal sealed record OrgInfo
{
    public const string Sample = """
        {"id":"acme","name":"Acme Inc","active":true,"quota":{"limit_bytes":107374182400},"invented_later":{"a":[1]}}
        """;

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
    public const string Sample = $$"""
        {"data":[{{OrgInfo.Sample}}],"next_continuation_token":"a+b/c="}
        """;

    [JsonRequired]
    public IReadOnlyList<OrgInfo>? Data { get; set; }

    public string? NextContinuationToken { get; set; }
}
