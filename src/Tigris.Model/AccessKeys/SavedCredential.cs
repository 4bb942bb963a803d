using System;
using System.Security;

namespace Tigris;

/// <summary>A secret in a credential file, or a request whose secret the file lacks.</summary>
public sealed class SavedCredential
{
    /// <summary>The organization that the key works in.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The bucket that was created with the key; null for a key that was created alone.</summary>
    public string? BucketName { get; init; }

    /// <summary>The key's display name; null if the file doesn't contain it.</summary>
    public string? KeyName { get; init; }

    /// <summary>The key's id, <c>tid_...</c>; null if the response with it never arrived.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The key's secret; null if it was never saved.</summary>
    public SecureString? SecretAccessKey { get; init; }

    /// <summary>The endpoint where the key is used; null if the file doesn't contain it.</summary>
    public Uri? S3Endpoint { get; init; }

    /// <summary>The provider that the organization belongs to; null if the file doesn't contain it.</summary>
    public string? ProviderId { get; init; }

    /// <summary>The operation that created the secret, by its name in the document; null if the file doesn't contain it.</summary>
    public string? Operation { get; init; }

    /// <summary>The time when the secret was saved, or when its request was about to be sent; UTC. Null if the file doesn't contain it.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The state of the secret.</summary>
    public SavedCredentialStatus Status { get; init; }

    /// <summary>The command that replaces the secret; null for a secret that doesn't need it.</summary>
    public string? RecoveryCommand { get; init; }

    /// <summary>The credential file.</summary>
    public string Path { get; init; } = "";

    /// <summary>The key's id, never the secret.</summary>
    public override string ToString() => AccessKeyId ?? BucketName ?? KeyName ?? OrganizationId;
}
