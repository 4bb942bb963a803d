using CsCheck;

namespace Tigris.Client.Tests.Probes;

/// <summary>Unusual texts, made of characters with a meaning in URLs, paths, JSON and terminals.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        ".", "..", "/", "\\", "%", "%2e", "%2E", "%2F", "%5c", "%00", "?", "#", "&", "=", "+", ";", ":", "@", "//", "../", "/..", "*", "[", "`",
        " ", "\t", "\r\n", "\0", "\u007f", "\u0085", "\u2028", "\u202e", "\ufeff", "\uff0e", "é", "ü", "𝒳", "🔑", "\ud800", "\udc00", "\"", "'", "<", "{org_id}", "{", "}", "~", "-", "_",
        "a", "acme", "orgs", "http://evil.example", "null", "0", "$(x)", ",",
    ];

    /// <summary>Returns a text of up to eight pieces.</summary>
    public static Gen<string> Hostile { get; } = Gen.Frequency(
        (6, Gen.OneOf(Pieces).Array[0, 8].Select(string.Concat)),
        (2, Gen.String[Gen.Char, 0, 12]),
        (1, Gen.Char['a', 'z'].Array[1, 600].Select(letters => new string(letters))));

    /// <summary>Returns ids, most of which are valid.</summary>
    public static Gen<string> Id { get; } = Gen.Frequency(
        (3, Gen.Char['a', 'z'].Array[1, 10].Select(letters => new string(letters))),
        (2, Hostile));
}
