using System;
using System.Text;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.Endpoints;

/// <summary>The page sizes and tokens of one listing. <c>Kind</c> makes the tokens of one listing invalid in the others.</summary>
internal sealed class Paging(char kind, int defaultSize, int maxSize, bool strictLimits)
{
    // With these bytes every token contains '+' and '/', and with the padding '='. A client that doesn't escape tokens fails immediately.
    private static readonly byte[] Prefix = [0xFB, 0xEF, 0xFF];

    public int Size(long? limit)
    {
        if (limit is not { } size) return defaultSize;
        if (strictLimits && (size < 1 || size > maxSize)) throw ApiException.BadRequest("limit", $"must be from 1 to {maxSize}");
        return (int)Math.Clamp(size, 1, maxSize);
    }

    /// <summary>Returns the key after which a page starts; empty for the first page.</summary>
    public string After(string? token)
    {
        if (string.IsNullOrEmpty(token)) return "";
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length)
            || length <= Prefix.Length
            || !bytes.AsSpan().StartsWith(Prefix)
            || bytes[Prefix.Length] != (byte)kind)
        {
            throw ApiException.BadRequest("continuation_token", "is not a token of this list");
        }

        return Encoding.UTF8.GetString(bytes.AsSpan(Prefix.Length + 1, length - Prefix.Length - 1)).TrimEnd('\0');
    }

    public string? Token(string? nextAfter)
    {
        if (nextAfter is null) return null;
        byte[] bytes = [.. Prefix, (byte)kind, .. Encoding.UTF8.GetBytes(nextAfter)];
        return Convert.ToBase64String(bytes.Length % 3 == 0 ? [.. bytes, 0] : bytes);
    }
}
