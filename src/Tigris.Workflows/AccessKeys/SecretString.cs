using System.Security;

namespace Tigris.Workflows;

/// <summary>Creates SecureStrings.</summary>
internal static class SecretString
{
    /// <summary>Copies a text into a read-only SecureString. The text stays in memory.</summary>
    public static SecureString Of(string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        return secret;
    }
}
