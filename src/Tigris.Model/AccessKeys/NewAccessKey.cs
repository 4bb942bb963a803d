using System;
using System.Security;

namespace Tigris;

/// <summary>A new key with its secret, or a key with a new secret (SPEC CreateAccessKeyResponse, RotateAccessKeyResponse).</summary>
public sealed class NewAccessKey
{
    /// <summary>The organization that the key works in.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The id of the key, <c>tid_...</c>.</summary>
    public string AccessKeyId { get; init; } = "";

    /// <summary>The display name; null if the server returned none, as after a rotation.</summary>
    public string? KeyName { get; init; }

    /// <summary>The secret. The server returns it once.</summary>
    public SecureString? SecretAccessKey { get; init; }

    /// <summary>The S3 endpoint that accepts the key.</summary>
    public Uri? S3Endpoint { get; init; }

    /// <summary>The id, never the secret.</summary>
    public override string ToString() => AccessKeyId;
}
