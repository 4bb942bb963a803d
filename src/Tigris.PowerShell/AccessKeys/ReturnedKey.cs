using System.Management.Automation;
using System.Security;

namespace Tigris.PowerShell;

/// <summary>A key as commands return it, and as it is piped on.</summary>
internal static class ReturnedKey
{
    // The beginning of each text that Windows encrypts.
    private const string DataProtection = "01000000d08c9ddf";

    // ConvertFrom-SecureString on other systems: the hexadecimal form of "tsec" in UTF-16.
    private const string Utf16Hex = "7400730065006300";

    /// <summary>
    /// Whether a tenant was piped that has no key, because it failed or was there. That is no error: one would end the pipeline where errors
    /// do, and with it requests that make keys.
    /// </summary>
    public static bool IsMissing(PSCmdlet cmdlet, string? accessKeyId, SecureString? secret) =>
        string.IsNullOrEmpty(accessKeyId) && secret is null && cmdlet.MyInvocation.BoundParameters.ContainsKey("SecretAccessKey");

    /// <summary>Returns the secret of a key.</summary>
    /// <exception cref="TigrisArgumentException">There is none, or another text in its place.</exception>
    public static SecureString RequireSecret(SecureString? secret, string accessKeyId) =>
        secret is not { Length: > 0 } ? throw new TigrisArgumentException("NoSecret", Text.Of(Messages.NoSecret, accessKeyId), accessKeyId)
        : IsPlaceholder(secret) ? throw new TigrisArgumentException("SecretPlaceholder", Text.Of(Messages.SecretPlaceholder, accessKeyId), accessKeyId)
        : secret;

    /// <summary>
    /// Indicates whether a secret is a text that stands in its place where a secret was written to a file: the name of its type, a mask, or the
    /// form that ConvertFrom-SecureString encrypts it to.
    /// </summary>
    public static bool IsPlaceholder(SecureString secret) =>
        SecretText.All(secret, character => character is '*' or '\u2022' or '\u25CF' or ' ')
        || SecretText.StartsWith(secret, "System.") || SecretText.StartsWith(secret, "Deserialized.System.")
        || SecretText.StartsWith(secret, DataProtection)
        || SecretText.StartsWith(secret, Utf16Hex)
        || SecretText.StartsWith(secret, "@{");
}
