using System;
using System.Globalization;
using System.Linq;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Signature;

namespace Tigris.Emulator.S3.Payload;

/// <summary>Selects the coding of a body by <c>x-amz-content-sha256</c>.</summary>
internal static class Payloads
{
    private const string Signed = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private const string Trailer = "-TRAILER";
    private const string DecodedLength = "x-amz-decoded-content-length";

    public static IPayload Of(S3Request request, V4Signer? signer, string seed)
    {
        var hash = request.Header("x-amz-content-sha256");
        if (request.Header(DecodedLength) is not null && hash?.StartsWith("STREAMING-", StringComparison.Ordinal) != true)
            throw S3Exception.InvalidRequest($"{DecodedLength} needs a STREAMING- form of x-amz-content-sha256.");
        switch (hash)
        {
            case null or CanonicalRequest.UnsignedPayload:
                return new PlainPayload(request.Context.Request, sha256: null);
            case Signed or Signed + Trailer when signer is not null:
                return Chunked(request, new ChunkSignatures(signer, seed), hash.EndsWith(Trailer, StringComparison.Ordinal));
            case "STREAMING-UNSIGNED-PAYLOAD" + Trailer:
                return Chunked(request, signatures: null, hasTrailers: true);
            case { Length: 64 } when hash.All(char.IsAsciiHexDigit):
                return new PlainPayload(request.Context.Request, hash.ToLowerInvariant());
            default:
                throw S3Exception.InvalidArgument("x-amz-content-sha256", "must be UNSIGNED-PAYLOAD, a STREAMING- form, or a SHA-256 in hex");
        }
    }

    private static ChunkedPayload Chunked(S3Request request, ChunkSignatures? signatures, bool hasTrailers)
    {
        var text = request.Header(DecodedLength);
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            throw new S3Exception(411, "MissingContentLength", $"A body in chunks needs {DecodedLength}.");
        return new ChunkedPayload(new ChunkReader(request.Context.Request.Body), length, signatures, hasTrailers);
    }
}
