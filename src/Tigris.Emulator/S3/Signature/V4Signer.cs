using System;
using System.Security.Cryptography;
using System.Text;

namespace Tigris.Emulator.S3.Signature;

/// <summary>Computes the signatures of a request and of the chunks of its body.</summary>
internal sealed class V4Signer
{
    private static readonly string HashOfNothing = Convert.ToHexStringLower(SHA256.HashData([]));

    private readonly byte[] _key;
    private readonly V4Claim _claim;

    public V4Signer(string secret, V4Claim claim)
    {
        _claim = claim;
        _key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in claim.ScopeParts) _key = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(part));
    }

    public string StringToSign(string canonicalRequest) =>
        $"{V4Claim.Algorithm}\n{_claim.TimeText}\n{_claim.Scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)))}";

    public string Sign(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));

    public string SignChunk(string previous, byte[] hash) => Sign(
        $"{V4Claim.Algorithm}-PAYLOAD\n{_claim.TimeText}\n{_claim.Scope}\n{previous}\n{HashOfNothing}\n{Convert.ToHexStringLower(hash)}");

    public string SignTrailer(string previous, string trailer) => Sign(
        $"{V4Claim.Algorithm}-TRAILER\n{_claim.TimeText}\n{_claim.Scope}\n{previous}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(trailer)))}");

    public static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
