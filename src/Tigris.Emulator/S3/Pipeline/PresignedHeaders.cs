using System;
using System.Linq;
using Tigris.Emulator.S3.Endpoints;
using Tigris.Emulator.S3.Payload;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>The headers in the query of a presigned URL. SDKs move them there, so that the user of the URL need not send them.</summary>
internal static class PresignedHeaders
{
    private const string Checksum = "x-amz-checksum-";

    private static readonly string[] Prefixes = ["x-amz-", "x-tigris-", "tigris-"];

    private static readonly string[] Signature =
        ["x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-expires", "x-amz-signedheaders", "x-amz-signature"];

    public static bool IsHeader(string name) =>
        Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        && !Signature.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns true for a header, and for a parameter of the signature; otherwise, false.</summary>
    public static bool IsOfPresigned(string name) => IsHeader(name) || Signature.Contains(name, StringComparer.OrdinalIgnoreCase);

    public static string? Find(S3Query query, string name)
    {
        string? found = null;
        foreach (var pair in query.Pairs)
        {
            if (!pair.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || IsChecksumOfNothing(pair.Name, pair.Value)) continue;
            ObjectHeaders.Sendable(pair.Name, pair.Value);
            if (found is not null) throw S3Exception.InvalidArgument(pair.Name, "must occur once");
            found = pair.Value;
        }

        return found;
    }

    // SDKs sign a URL before they know the body, and add the checksum of an empty one.
    private static bool IsChecksumOfNothing(string name, string value)
    {
        if (!name.StartsWith(Checksum, StringComparison.OrdinalIgnoreCase)) return false;
        var algorithm = name[Checksum.Length..].ToLowerInvariant();
        if (!Digest.Algorithms.Contains(algorithm)) return false;
        using var digest = Digest.Of(algorithm);
        return value == Convert.ToBase64String(digest.Finish());
    }
}
