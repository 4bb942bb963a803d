using System;
using System.Linq;
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

    public static string? Find(S3Query query, string name)
    {
        foreach (var pair in query.Pairs)
        {
            if (!pair.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || IsChecksumOfNothing(pair.Name, pair.Value)) continue;
            return pair.Value.Any(c => char.IsControl(c) && c != '\t')
                ? throw S3Exception.InvalidArgument(pair.Name, "must not contain control characters")
                : pair.Value;
        }

        return null;
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
