using System.Security.Cryptography;

namespace Tigris.Emulator.Rules;

/// <summary>New key ids and secrets, of the prefixes and about the lengths seen in public.</summary>
internal static class Credentials
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

    public static string NewKeyId() => "tid_" + RandomNumberGenerator.GetString(Characters, 50);

    public static string NewSecret() => "tsec_" + RandomNumberGenerator.GetString(Characters, 72);
}
