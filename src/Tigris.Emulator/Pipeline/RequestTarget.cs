using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;

namespace Tigris.Emulator.Pipeline;

/// <summary>
/// A request target as it was sent. Segments are split before they are decoded, and decoded once. An organization id can contain '/', '%', '?' or
/// '#', and the framework's own path is already partly unescaped.
/// </summary>
internal sealed class RequestTarget
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private RequestTarget(string raw, string path, string query, IReadOnlyList<string> segments)
    {
        Raw = raw;
        Path = path;
        Query = query;
        Segments = segments;
    }

    public string Raw { get; }

    /// <summary>The escaped path.</summary>
    public string Path { get; }

    /// <summary>The escaped query without its question mark.</summary>
    public string Query { get; }

    /// <summary>The decoded segments; empty if a segment can't be decoded.</summary>
    public IReadOnlyList<string> Segments { get; }

    public static RequestTarget Parse(string raw)
    {
        var mark = raw.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? raw : raw[..mark];
        return new RequestTarget(raw, path, mark < 0 ? "" : raw[(mark + 1)..], Split(path));
    }

    /// <summary>Percent-decodes a text. Returns null if an escape is incomplete or the bytes are not UTF-8.</summary>
    public static string? Decode(ReadOnlySpan<char> text, bool plusIsSpace)
    {
        var bytes = new List<byte>(text.Length);
        Span<byte> encoded = stackalloc byte[4];
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '%')
            {
                if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2])) return null;
                bytes.Add(Convert.FromHexString(text.Slice(i + 1, 2))[0]);
                i += 3;
                continue;
            }

            // Headers can contain unescaped characters outside of ASCII.
            if (Rune.DecodeFromUtf16(text[i..], out var rune, out var length) != OperationStatus.Done) return null;
            if (rune.Value == '+' && plusIsSpace) rune = new Rune(' ');
            bytes.AddRange(encoded[..rune.EncodeToUtf8(encoded)]);
            i += length;
        }

        try
        {
            return StrictUtf8.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static List<string> Split(string path)
    {
        var segments = new List<string>();
        if (!path.StartsWith('/')) return segments;
        foreach (var range in path.AsSpan(1).Split('/'))
        {
            if (Decode(path.AsSpan(1)[range], plusIsSpace: false) is not { } segment) return [];
            segments.Add(segment);
        }

        return segments;
    }
}
