using System.Security.Cryptography;

namespace Tigris.Emulator.Rules;

/// <summary>Creates key ids and secrets with the public prefixes and approximate lengths.</summary>
internal static class Credentials
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

    public static string NewKeyId() => "tid_" + RandomNumberGenerator.GetString(Characters, 50);

    public static string NewSecret() => "tsec_" + RandomNumberGenerator.GetString(Characters, 72);
}
