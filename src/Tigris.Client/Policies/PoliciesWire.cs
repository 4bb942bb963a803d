using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Tigris.Client.Wire;

internal sealed record CreatePolicyRequest
{
    public required string Name { get; set; }

    public required PolicyDocument Document { get; set; }

    public string? Description { get; set; }
}

internal sealed record UpdatePolicyRequest
{
    public required PolicyDocument Document { get; set; }

    public string? Description { get; set; }
}

internal sealed record PolicyInfo
{
    [JsonRequired]
    public string? Name { get; set; }

    public string? Description { get; set; }

    public long? AttachmentCount { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }
}

internal sealed record PolicyResponse
{
    [JsonRequired]
    public string? Name { get; set; }

    public string? Description { get; set; }

    [JsonRequired]
    public PolicyDocument? Document { get; set; }

    public long? AttachmentCount { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }
}

internal sealed record ListPoliciesResponse
{
    [JsonRequired]
    public IReadOnlyList<PolicyInfo>? Policies { get; set; }

    public string? NextContinuationToken { get; set; }
}
