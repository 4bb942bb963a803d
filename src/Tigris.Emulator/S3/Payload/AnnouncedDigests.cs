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
    /// <param name="algorithm">The checksum of the parts of the upload, or null. A part can't have another one.</param>
    public static AnnouncedDigests Of(S3Request request, string? algorithm = null)
    {
        var md5 = OfMd5(request).Md5;
        var given = Digest.Algorithms.Where(name => request.Header(Prefix + name) is not null).ToList();
        var trailer = Trailer(request);
        if (given.Count + (trailer is null ? 0 : 1) > 1) throw S3Exception.InvalidRequest("Only one checksum may be given.");
        var value = given.FirstOrDefault() ?? trailer;
        var named = Named(request);

        // The checksum in a presigned URL can be that of an empty body, which doesn't apply.
        if (value is not null && named is not null && value != named && !request.IsPresigned)
            throw S3Exception.InvalidRequest($"The request has the checksum {value} and names {named}.");
        var announced = value ?? named ?? algorithm;
        if (algorithm is not null && announced != algorithm) throw S3Exception.InvalidRequest($"The parts of this upload have the checksum {algorithm}, not {announced}.");
        if (given.Count == 0) return new AnnouncedDigests(md5, announced, null) { IsInTrailer = trailer is not null };

        var checksum = request.Header(Prefix + value)!;
        return Length(checksum) is not null ? new AnnouncedDigests(md5, value, checksum) : throw S3Exception.InvalidRequest($"{Prefix}{value} is not base64.");
    }

    public static AnnouncedDigests OfMd5(S3Request request)
    {
        var md5 = request.Header("Content-MD5");
        return md5 is null || Length(md5) == Md5Length ? new AnnouncedDigests(md5, null, null) : throw S3Exception.InvalidDigest("Content-MD5");
    }

    public static string Known(string algorithm) => algorithm.ToLowerInvariant() is var name && Digest.Algorithms.Contains(name)
        ? name
        : throw S3Exception.InvalidRequest($"The checksum algorithm {algorithm} is not supported. Use one of {string.Join(", ", Digest.Algorithms)}.");

    /// <summary>Compares the announced digests with the computed ones, and returns the checksum.</summary>
    public ObjectChecksum? Check(IPayload payload, byte[] md5, byte[]? checksum)
    {
        if (Md5 is not null && Md5 != Convert.ToBase64String(md5)) throw S3Exception.BadDigest("Content-MD5");
        if (payload.Trailers.Keys.FirstOrDefault(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !(IsInTrailer && name == Prefix + Algorithm)) is { } other)
            throw new S3Exception(400, "MalformedTrailerError", $"The body has the trailer {other}, but the header x-amz-trailer does not name it.");
        if (Algorithm is null) return null;
        var actual = Convert.ToBase64String(checksum!);
        var expected = Checksum ?? payload.Trailers.GetValueOrDefault(Prefix + Algorithm);
        if (expected is null && IsInTrailer) throw new S3Exception(400, "MalformedTrailerError", $"The body lacks the trailer {Prefix}{Algorithm} that the header x-amz-trailer names.");
        return expected is null || expected == actual ? new ObjectChecksum(Algorithm, actual) : throw S3Exception.BadDigest(Algorithm);
    }

    private static string? Trailer(S3Request request)
    {
        if (request.Header("x-amz-trailer") is not { } name) return null;
        return name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? Known(name[Prefix.Length..])
            : throw S3Exception.NotImplemented($"the header x-amz-trailer with {name}: it must name one checksum");
    }

    private static string? Named(S3Request request) =>
        (request.Header("x-amz-sdk-checksum-algorithm") ?? request.Header("x-amz-checksum-algorithm")) is { } name ? Known(name) : null;

    private static int? Length(string base64)
    {
        Span<byte> bytes = stackalloc byte[64];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? length : null;
    }
}
