using System;
using System.Linq;
using System.Security;

namespace Tigris.Workflows;

/// <summary>An access key that is written to a file.</summary>
internal sealed class ExportedKey(
    string accessKeyId, SecureString secret, Uri endpoint, string profileName, string? organizationId, string? bucketName, string? keyName)
{
    /// <summary>The region that the vendor's tools use.</summary>
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

    /// <summary>Creates a key for an export.</summary>
    /// <exception cref="TigrisArgumentException">A value has characters that no format can represent, or the endpoint isn't an address.</exception>
    public static ExportedKey Require(
        string accessKeyId, SecureString secret, Uri endpoint, string profileName, string? organizationId, string? bucketName, string? keyName)
    {
        var texts = new[] { organizationId, bucketName, profileName };
        if (accessKeyId.Any(char.IsWhiteSpace) || texts.Any(HasControl) || !SecretText.All(secret, character => !char.IsControl(character)))
        {
            throw new TigrisArgumentException("KeyUnfit", Messages.SecretUnfit, accessKeyId);
        }

        return endpoint.IsAbsoluteUri
            ? new ExportedKey(accessKeyId, secret, endpoint, profileName, organizationId, bucketName, keyName)
            : throw new TigrisArgumentException("InvalidEndpoint", MessageText.Of(Messages.InvalidS3Endpoint, endpoint.OriginalString), accessKeyId);
    }

    /// <summary>Returns the key as the commands that create keys return it.</summary>
    public NewAccessKey ToReturned() =>
        new() { OrganizationId = OrganizationId ?? "", AccessKeyId = AccessKeyId, KeyName = KeyName, SecretAccessKey = Secret, S3Endpoint = new Uri(Endpoint) };

    private static bool HasControl(string? text) => text?.Any(char.IsControl) == true;
}
