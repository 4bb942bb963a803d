using System;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Tigris.Client.Http;

namespace Tigris.Client.Storage;

/// <summary>
/// A Signature Version 4 for S3 reads without a body. It signs the headers host, x-amz-content-sha256 and x-amz-date, with a fixed time.
/// </summary>
/// <param name="Method">The HTTP method, upper case.</param>
/// <param name="Uri">The URL exactly as it is sent, escaped as S3 requires.</param>
/// <param name="Time">The time of the attempt.</param>
/// <param name="Region">The region, <c>auto</c> at Tigris.</param>
internal sealed record V4Signature(string Method, Uri Uri, DateTimeOffset Time, string Region)
{
    /// <summary>The value of x-amz-content-sha256: the hash of an empty body.</summary>
    public const string HashOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string SignedHeaders = "host;x-amz-content-sha256;x-amz-date";

    private string? _stringToSign;

    /// <summary>The value of the Host header, with the port unless it is the default of the scheme.</summary>
    public string Host
    {
        get
        {
            var host = Uri.HostNameType == UriHostNameType.IPv6 ? Uri.Host : Uri.IdnHost;
            return Uri.IsDefaultPort ? host : string.Format(CultureInfo.InvariantCulture, "{0}:{1}", host, Uri.Port);
        }
    }

    /// <summary>The value of x-amz-date.</summary>
    public string Date => Time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The string to sign. It contains no secret: servers repeat it in a refusal.</summary>
    public string StringToSign => _stringToSign ??= $"{Algorithm}\n{Date}\n{Scope}\n{HashOf(CanonicalRequest())}";

    private string Day => Date[..8];

    private string Scope => $"{Day}/{Region}/s3/aws4_request";

    /// <summary>The value of the Authorization header.</summary>
    public string Authorize(string accessKeyId, ReadOnlySpan<char> secret) =>
        $"{Algorithm} Credential={accessKeyId}/{Scope}, SignedHeaders={SignedHeaders}, Signature={Compute(secret)}";

    private string Compute(ReadOnlySpan<char> secret)
    {
        Span<byte> key = stackalloc byte[HMACSHA256.HashSizeInBytes];
        try
        {
            Begin(secret, key);
            Continue(key, Region);
            Continue(key, "s3");
            Continue(key, "aws4_request");
            Continue(key, StringToSign);
            return RequestSignature.Hex(key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private string CanonicalRequest() => string.Join(
        "\n",
        Method,
        Uri.AbsolutePath,
        CanonicalQuery(),
        $"host:{Host}\nx-amz-content-sha256:{HashOfNothing}\nx-amz-date:{Date}\n",
        SignedHeaders,
        HashOfNothing);

    private string CanonicalQuery() => string.Join("&", Uri.Query.TrimStart('?')
        .Split(['&'], StringSplitOptions.RemoveEmptyEntries)
        .Select(parameter => parameter.Contains('=') ? parameter : parameter + "=")
        .OrderBy(parameter => parameter, StringComparer.Ordinal));

    // Pinned, because it contains the secret.
    private void Begin(ReadOnlySpan<char> secret, Span<byte> key)
    {
        var seed = new byte[4 + Encoding.UTF8.GetByteCount(secret)];
        var pin = GCHandle.Alloc(seed, GCHandleType.Pinned);
        try
        {
            "AWS4"u8.CopyTo(seed);
            Encoding.UTF8.GetBytes(secret, seed.AsSpan(4));
            HMACSHA256.HashData(seed, Encoding.UTF8.GetBytes(Day), key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
            pin.Free();
        }
    }

    private static void Continue(Span<byte> key, string text)
    {
        Span<byte> next = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text), next);
        next.CopyTo(key);
        CryptographicOperations.ZeroMemory(next);
    }

    private static string HashOf(string text) => RequestSignature.Hex(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
