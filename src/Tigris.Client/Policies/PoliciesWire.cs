using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Tigris.Client.Wire;

/// <summary>The request and response bodies of the resource. The build generates their JSON metadata.</summary>
internal sealed record PoliciesBodies(
    CreatePolicyRequest CreatePolicyRequest,
    UpdatePolicyRequest UpdatePolicyRequest,
    PolicyResponse PolicyResponse,
    ListPoliciesResponse ListPoliciesResponse);

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
    public const string Sample = $$"""
        {"name":"readers","description":"may read","attachment_count":2,"created_at":"2026-01-02T03:04:05Z",
         "updated_at":"2026-02-03T04:05:06Z","document":{{PolicyResponse.SampleDocument}}}
        """;

    [JsonRequired]
    public string? Name { get; set; }

    public string? Description { get; set; }

    public long? AttachmentCount { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }
}

internal sealed record PolicyResponse
{
    public const string SampleDocument = """
        {"Version":"2012-10-17","Id":"doc-1","Statement":[{"Sid":"S1","Effect":"Allow","Action":"s3:GetObject",
         "Resource":["arn:aws:s3:::uploads/*"],"Condition":{"IpAddress":{"aws:SourceIp":["10.0.0.0/8"]}},"Principal":"*"}]}
        """;

    public const string Sample = PolicyInfo.Sample;

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
