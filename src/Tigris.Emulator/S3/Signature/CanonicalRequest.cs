using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Signature;

/// <summary>A request in the one form that both sides hash.</summary>
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

    /// <summary>RFC 3986, but with every byte escaped that is not unreserved.</summary>
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

    // Clients differ in what they escape on the wire: both sides sign the same escaping of what is meant.
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
