using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Signature;

/// <summary>Builds the canonical form of a request, which client and server hash.</summary>
internal static class CanonicalRequest
{
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    public static string Build(S3Request request, V4Claim claim, string payloadHash) => string.Join(
        '\n',
        request.Method,
        Path(request.Target.Path),
        Query(request.Query),
        string.Concat(claim.SignedHeaders.Select(name => $"{name}:{Header(request, name)}\n")),
        string.Join(';', claim.SignedHeaders),
        payloadHash);

    /// <summary>Escapes every byte that is not unreserved in RFC 3986.</summary>
    public static string Escape(string text, bool keepSlashes = false)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)octet;
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~' || (keepSlashes && c == '/')) escaped.Append(c);
            else escaped.Append('%').Append(Convert.ToHexString([octet]));
        }

        return escaped.ToString();
    }

    // Clients escape paths differently: the signature covers one normalized form.
    private static string Path(string path) =>
        path.Length == 0 ? "/" : Escape(RequestTarget.Decode(path, plusIsSpace: false) ?? path, keepSlashes: true);

    private static string Query(S3Query query) => string.Join('&', query.Pairs
        .Where(pair => pair.Name != "X-Amz-Signature")
        .Select(pair => new KeyValuePair<string, string>(Escape(pair.Name), Escape(pair.Value)))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Key}={pair.Value}"));

    private static string Header(S3Request request, string name) =>
        string.Join(' ', (request.Header(name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
