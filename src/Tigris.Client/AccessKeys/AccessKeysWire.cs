using System.Collections.Generic;
using System.Security;
using System.Text.Json.Serialization;

namespace Tigris.Client.Wire;

/// <summary>The request and response bodies of the resource. The build generates their JSON metadata.</summary>
internal sealed record AccessKeysBodies(
    CreateAccessKeyRequest CreateAccessKeyRequest,
    CreateAccessKeyResponse CreateAccessKeyResponse,
    UpdateAccessKeyRequest UpdateAccessKeyRequest,
    RotateAccessKeyRequest RotateAccessKeyRequest,
    RotateAccessKeyResponse RotateAccessKeyResponse,
    ListAccessKeysRequest ListAccessKeysRequest,
    ListAccessKeysResponse ListAccessKeysResponse,
    GetAccessKeyRequest GetAccessKeyRequest,
    GetAccessKeyResponse GetAccessKeyResponse,
    DeleteAccessKeyRequest DeleteAccessKeyRequest);

internal sealed record BucketAccess
{
    public required string BucketName { get; set; }

    public required string Role { get; set; }
}

internal sealed record CreateAccessKeyRequest
{
    public string? Name { get; set; }

    public required string UserId { get; set; }

    public string? UserRole { get; set; }

    public IReadOnlyList<BucketAccess>? BucketsRoles { get; set; }

    public IReadOnlyList<string>? AttachPolicies { get; set; }

    public IReadOnlyList<CreatePolicyRequest>? CreatePolicies { get; set; }

    public string? AccessKeyScope { get; set; }
}

internal sealed record CreateAccessKeyResponse
{
    public const string Sample = """
        {"id":"tid_1","secret_key":"tsec_very_secret","name":"web"}
        """;

    [JsonRequired]
    public string? Id { get; set; }

    [JsonRequired]
    public SecureString? SecretKey { get; set; }

    public string? Name { get; set; }
}

internal sealed record UpdateAccessKeyRequest
{
    public required string UserId { get; set; }

    public required string Id { get; set; }

    public string? UserRole { get; set; }

    public IReadOnlyList<BucketAccess>? BucketsRoles { get; set; }

    public IReadOnlyList<string>? AddPolicies { get; set; }

    public IReadOnlyList<string>? RemovePolicies { get; set; }

    public string? AccessKeyScope { get; set; }
}

internal sealed record RotateAccessKeyRequest
{
    public required string UserId { get; set; }

    public required string Id { get; set; }

    public string? UserRole { get; set; }
}

internal sealed record RotateAccessKeyResponse
{
    public const string Sample = """
        {"new_secret":"tsec_even_newer"}
        """;

    public SecureString? NewSecret { get; set; }
}

internal sealed record ListAccessKeysRequest
{
    public required string UserId { get; set; }

    public string? UserRole { get; set; }

    public int? Limit { get; set; }

    public string? ContinuationToken { get; set; }

    public string? KeyIdPrefix { get; set; }
}

internal sealed record ListAccessKeysResponse
{
    [JsonRequired]
    public IReadOnlyList<AccessKeyInfo>? Keys { get; set; }

    public string? NextContinuationToken { get; set; }
}

internal sealed record AccessKeyInfo
{
    public const string Sample = """
        {"id":"tid_1","name":"web","status":"Active","buckets_roles":[{"bucket_name":"uploads","role":"Editor"}],
         "attached_policies":["readers"],"access_key_scope":"no_default_allow"}
        """;

    [JsonRequired]
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Status { get; set; }

    public IReadOnlyList<BucketAccess>? BucketsRoles { get; set; }
}

internal sealed record GetAccessKeyRequest
{
    public required string UserId { get; set; }

    public required string Id { get; set; }

    public string? UserRole { get; set; }
}

/// <summary>AccessKeyInfo, with the members that only this operation returns.</summary>
internal sealed record GetAccessKeyResponse
{
    public const string Sample = AccessKeyInfo.Sample;

    [JsonRequired]
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Status { get; set; }

    public IReadOnlyList<BucketAccess>? BucketsRoles { get; set; }

    public IReadOnlyList<string>? AttachedPolicies { get; set; }

    public string? AccessKeyScope { get; set; }
}

internal sealed record DeleteAccessKeyRequest
{
    public required string Id { get; set; }

    public required string UserId { get; set; }

    public string? UserRole { get; set; }
}
