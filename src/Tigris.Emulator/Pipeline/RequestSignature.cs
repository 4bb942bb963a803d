using System;
using System.Security.Cryptography;
using System.Text;

namespace Tigris.Emulator.Pipeline;

/// <summary>The documented signature: HMAC-SHA256 over method, full URL, time and nonce, separated by LF.</summary>
internal static class RequestSignature
{
    public static string Compute(string method, string url, string time, string nonce, string signingKey) =>
        Compute(method, url, time, nonce, Encoding.UTF8.GetBytes(signingKey));

    public static string Compute(string method, string url, string time, string nonce, ReadOnlySpan<byte> signingKey)
    {
        var canonical = Encoding.UTF8.GetBytes($"{method}\n{url}\n{time}\n{nonce}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(signingKey, canonical));
    }
}
