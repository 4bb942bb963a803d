using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Tigris.Client.Wire;

internal sealed record CreatePolicyRequest
{
    public required string Name { get; init; }

    public required PolicyDocument Document { get; init; }

    public string? Description { get; init; }
}

internal sealed record UpdatePolicyRequest
{
    public required PolicyDocument Document { get; init; }

    public string? Description { get; init; }
}

internal sealed record PolicyInfo
{
    [JsonRequired]
    public string? Name { get; init; }

    public string? Description { get; init; }

    public long? AttachmentCount { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }
}

internal sealed record PolicyResponse
{
    [JsonRequired]
    public string? Name { get; init; }

    public string? Description { get; init; }

    [JsonRequired]
    public PolicyDocument? Document { get; init; }

    public long? AttachmentCount { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }
}

internal sealed record ListPoliciesResponse
{
    [JsonRequired]
    public IReadOnlyList<PolicyInfo>? Policies { get; init; }

    public string? NextContinuationToken { get; init; }
}
