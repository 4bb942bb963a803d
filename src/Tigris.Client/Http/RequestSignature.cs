using System;
using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tigris.Client.Http;

/// <summary>
/// Computes the signature of a request: hex(HMAC-SHA256(key, method LF url LF time LF nonce)). It doesn't include the body.
/// </summary>
internal static class RequestSignature
{
    private const int StackLimit = 1024;
    private const int LongestNumber = 20;

    /// <summary>Returns the signature in lower-case hex.</summary>
    /// <param name="method">The HTTP method, upper case.</param>
    /// <param name="absoluteUri">The URL exactly as it is sent: scheme, host, path and query.</param>
    /// <param name="unixMilliseconds">The value of X-Tigris-Time.</param>
    /// <param name="nonce">The value of X-Tigris-Nonce.</param>
    /// <param name="key">The UTF-8 bytes of the signing key as issued.</param>
    public static string Compute(string method, string absoluteUri, long unixMilliseconds, string nonce, ReadOnlySpan<byte> key)
    {
        var length = Encoding.UTF8.GetMaxByteCount(method.Length + absoluteUri.Length + nonce.Length) + LongestNumber + 3;
        byte[]? rented = null;
        var buffer = length <= StackLimit ? stackalloc byte[StackLimit] : rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var written = WriteCanonical(buffer, method, absoluteUri, unixMilliseconds, nonce);
            Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(key, buffer[..written], hash);
            return Hex(hash);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    private static int WriteCanonical(Span<byte> buffer, string method, string absoluteUri, long unixMilliseconds, string nonce)
    {
        const byte LineFeed = (byte)'\n';
        var end = Encoding.UTF8.GetBytes(method, buffer);
        buffer[end++] = LineFeed;
        end += Encoding.UTF8.GetBytes(absoluteUri, buffer[end..]);
        buffer[end++] = LineFeed;
        Utf8Formatter.TryFormat(unixMilliseconds, buffer[end..], out var digits);
        end += digits;
        buffer[end++] = LineFeed;
        return end + Encoding.UTF8.GetBytes(nonce, buffer[end..]);
    }

    /// <summary>Returns bytes in lower-case hex.</summary>
    public static string Hex(ReadOnlySpan<byte> bytes)
    {
        const string Digits = "0123456789abcdef";
        Span<char> text = stackalloc char[bytes.Length * 2];
        for (var index = 0; index < bytes.Length; index++)
        {
            text[2 * index] = Digits[bytes[index] >> 4];
            text[(2 * index) + 1] = Digits[bytes[index] & 15];
        }

        return text.ToString();
    }
}
