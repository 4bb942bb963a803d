using System;
using System.Collections.Generic;
using System.Linq;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;

namespace Tigris.Emulator.S3.Payload;

/// <summary>The announced digests of a body: an MD5, and a checksum in a header or a trailer.</summary>
internal sealed record AnnouncedDigests(string? Md5, string? Algorithm, string? Checksum)
{
    /// <summary>Indicates whether the checksum is in a trailer.</summary>
    private bool IsInTrailer { get; init; }

    private const string Prefix = "x-amz-checksum-";
    private const int Md5Length = 16;

    /// <param name="request">The request.</param>
    /// <param name="algorithm">The checksum to compute if the request names none, or null.</param>
    public static AnnouncedDigests Of(S3Request request, string? algorithm = null)
    {
        var md5 = OfMd5(request).Md5;
        var given = Digest.Algorithms.Where(name => request.Header(Prefix + name) is not null).ToList();
        if (given.Count > 1) throw S3Exception.InvalidRequest("Only one checksum may be given.");
        if (given is [var known])
        {
            var checksum = request.Header(Prefix + known)!;
            return Length(checksum) is not null ? new AnnouncedDigests(md5, known, checksum) : throw S3Exception.InvalidRequest($"{Prefix}{known} is not base64.");
        }

        var trailer = request.Header("x-amz-trailer") is { } name && name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name[Prefix.Length..] : null;
        var announced = trailer ?? request.Header("x-amz-sdk-checksum-algorithm") ?? algorithm;
        return new AnnouncedDigests(md5, announced is null ? null : Known(announced), null) { IsInTrailer = trailer is not null };
    }

    public static AnnouncedDigests OfMd5(S3Request request)
    {
        var md5 = request.Header("Content-MD5");
        return md5 is null || Length(md5) == Md5Length ? new AnnouncedDigests(md5, null, null) : throw S3Exception.InvalidDigest("Content-MD5");
    }

    public static string Known(string algorithm) => algorithm.ToLowerInvariant() is var name && Digest.Algorithms.Contains(name)
        ? name
        : throw S3Exception.InvalidRequest($"The checksum {algorithm} is none of {string.Join(", ", Digest.Algorithms)}.");

    /// <summary>Compares the announced digests with the computed ones, and returns the checksum.</summary>
    public ObjectChecksum? Check(IPayload payload, byte[] md5, byte[]? checksum)
    {
        if (Md5 is not null && Md5 != Convert.ToBase64String(md5)) throw S3Exception.BadDigest("Content-MD5");
        if (Algorithm is null) return null;
        var actual = Convert.ToBase64String(checksum!);
        var expected = Checksum ?? payload.Trailers.GetValueOrDefault(Prefix + Algorithm);
        if (expected is null && IsInTrailer) throw new S3Exception(400, "MalformedTrailerError", $"The trailer {Prefix}{Algorithm} was announced and did not come.");
        return expected is null || expected == actual ? new ObjectChecksum(Algorithm, actual) : throw S3Exception.BadDigest(Algorithm);
    }

    private static int? Length(string base64)
    {
        Span<byte> bytes = stackalloc byte[64];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? length : null;
    }
}
