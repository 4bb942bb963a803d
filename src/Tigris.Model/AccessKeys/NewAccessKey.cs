using System;
using System.Security;

namespace Tigris;

/// <summary>A key with a secret that was just made (SPEC CreateAccessKeyResponse, RotateAccessKeyResponse).</summary>
public sealed class NewAccessKey
{
    /// <summary>The organization it works in.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>Its id, <c>tid_...</c>.</summary>
    public string AccessKeyId { get; init; } = "";

    /// <summary>The display name; null where the server gave none, as after a rotation.</summary>
    public string? KeyName { get; init; }

    /// <summary>The secret. It is given out once.</summary>
    public SecureString? SecretAccessKey { get; init; }

    /// <summary>The S3 endpoint that accepts the key.</summary>
    public Uri? S3Endpoint { get; init; }

    /// <summary>The id, never the secret.</summary>
    public override string ToString() => AccessKeyId;
}
