using System;
using System.Security;

namespace Tigris.PowerShell;

/// <summary>An access key on its way into a file.</summary>
internal sealed class ExportedKey(
    string accessKeyId, SecureString secret, Uri endpoint, string profileName, string? organizationId, string? bucketName, string? keyName)
{
    /// <summary>What the vendor's tools take for a region.</summary>
    public const string Region = "auto";

    public string AccessKeyId { get; } = accessKeyId;

    public SecureString Secret { get; } = secret;

    /// <summary>The S3 endpoint, without a slash at its end.</summary>
    public string Endpoint { get; } = endpoint.AbsoluteUri.TrimEnd('/');

    /// <summary>The profile, the remote, or the member of a map.</summary>
    public string ProfileName { get; } = profileName;

    public string? KeyName { get; } = keyName;

    public string? OrganizationId { get; } = organizationId;

    public string? BucketName { get; } = bucketName;

    /// <summary>Returns the key as the commands return it that make keys.</summary>
    public NewAccessKey ToReturned() =>
        new() { OrganizationId = OrganizationId ?? "", AccessKeyId = AccessKeyId, KeyName = KeyName, SecretAccessKey = Secret, S3Endpoint = new Uri(Endpoint) };
}
