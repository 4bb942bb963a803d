using System.Management.Automation;
using System.Security;

namespace Tigris.PowerShell;

/// <summary>A key as commands return it, and as it is piped on.</summary>
internal static class ReturnedKey
{
    /// <summary>
    /// Whether a tenant was piped that has no key, because it failed or was there. That is no error: one would end the pipeline where errors
    /// do, and with it requests that make keys.
    /// </summary>
    public static bool IsMissing(PSCmdlet cmdlet, string? accessKeyId, SecureString? secret) =>
        string.IsNullOrEmpty(accessKeyId) && secret is null && cmdlet.MyInvocation.BoundParameters.ContainsKey("SecretAccessKey");

    /// <summary>The secret of a key.</summary>
    /// <exception cref="TigrisArgumentException">There is none.</exception>
    public static SecureString RequireSecret(SecureString? secret, string accessKeyId) => secret is { Length: > 0 }
        ? secret
        : throw new TigrisArgumentException("NoSecret", Text.Of(Messages.NoSecret, accessKeyId), accessKeyId);
}
