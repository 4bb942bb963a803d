using System.Collections.Generic;
using System.Security;
using System.Text.Json.Serialization;

namespace Tigris.Client.Wire;

internal sealed record BucketAccess
{
    public required string BucketName { get; init; }

    public required string Role { get; init; }
}

internal sealed record CreateAccessKeyRequest
{
    public string? Name { get; init; }

    public required string UserId { get; init; }

    public string? UserRole { get; init; }

    public IReadOnlyList<BucketAccess>? BucketsRoles { get; init; }

    public IReadOnlyList<string>? AttachPolicies { get; init; }

    public IReadOnlyList<CreatePolicyRequest>? CreatePolicies { get; init; }

    public string? AccessKeyScope { get; init; }
}

internal sealed record CreateAccessKeyResponse
{
    [JsonRequired]
    public string? Id { get; init; }

    [JsonRequired]
    public SecureString? SecretKey { get; init; }

    public string? Name { get; init; }
}

internal sealed record UpdateAccessKeyRequest
{
    public required string UserId { get; init; }

    public required string Id { get; init; }

    public string? UserRole { get; init; }

    public IReadOnlyList<BucketAccess>? BucketsRoles { get; init; }

    public IReadOnlyList<string>? AddPolicies { get; init; }

    public IReadOnlyList<string>? RemovePolicies { get; init; }

    public string? AccessKeyScope { get; init; }
}

internal sealed record RotateAccessKeyRequest
{
    public required string UserId { get; init; }

    public required string Id { get; init; }

    public string? UserRole { get; init; }
}

internal sealed record RotateAccessKeyResponse
{
    public SecureString? NewSecret { get; init; }
}

internal sealed record ListAccessKeysRequest
{
    public required string UserId { get; init; }

    public string? UserRole { get; init; }

    public int? Limit { get; init; }

    public string? ContinuationToken { get; init; }

    public string? KeyIdPrefix { get; init; }
}

internal sealed record ListAccessKeysResponse
{
    [JsonRequired]
    public IReadOnlyList<AccessKeyInfo>? Keys { get; init; }

    public string? NextContinuationToken { get; init; }
}

internal sealed record AccessKeyInfo
{
    [JsonRequired]
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Status { get; init; }

    public IReadOnlyList<BucketAccess>? BucketsRoles { get; init; }
}

internal sealed record GetAccessKeyRequest
{
    public required string UserId { get; init; }

    public required string Id { get; init; }

    public string? UserRole { get; init; }
}

/// <summary>AccessKeyInfo, and what only this operation tells.</summary>
internal sealed record GetAccessKeyResponse
{
    [JsonRequired]
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Status { get; init; }

    public IReadOnlyList<BucketAccess>? BucketsRoles { get; init; }

    public IReadOnlyList<string>? AttachedPolicies { get; init; }

    public string? AccessKeyScope { get; init; }
}

internal sealed record DeleteAccessKeyRequest
{
    public required string Id { get; init; }

    public required string UserId { get; init; }

    public string? UserRole { get; init; }
}
