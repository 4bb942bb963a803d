using System.Security;

namespace Tigris.Workflows;

/// <summary>Checks the secrets of access keys that a command receives.</summary>
internal static class KeySecret
{
    // The beginning of each text that Windows encrypts.
    private const string DataProtection = "01000000d08c9ddf";

    // ConvertFrom-SecureString on other systems: the hexadecimal form of "tsec" in UTF-16.
    private const string Utf16Hex = "7400730065006300";

    /// <summary>Returns the secret of a key.</summary>
    /// <exception cref="TigrisArgumentException">The secret is missing, or the value is a placeholder.</exception>
    public static SecureString Require(SecureString? secret, string accessKeyId) =>
        secret is not { Length: > 0 } ? throw new TigrisArgumentException("NoSecret", MessageText.Of(Messages.NoSecret, accessKeyId), accessKeyId)
        : IsPlaceholder(secret) ? throw new TigrisArgumentException("SecretPlaceholder", MessageText.Of(Messages.SecretPlaceholder, accessKeyId), accessKeyId)
        : secret;

    /// <summary>
    /// Indicates whether a secret is a placeholder: the name of a type, a mask, or the encrypted text of ConvertFrom-SecureString.
    /// </summary>
    public static bool IsPlaceholder(SecureString secret) =>
        SecretText.All(secret, character => character is '*' or '\u2022' or '\u25CF' or ' ')
        || SecretText.StartsWith(secret, "System.") || SecretText.StartsWith(secret, "Deserialized.System.")
        || SecretText.StartsWith(secret, DataProtection)
        || SecretText.StartsWith(secret, Utf16Hex)
        || SecretText.StartsWith(secret, "@{");
}
