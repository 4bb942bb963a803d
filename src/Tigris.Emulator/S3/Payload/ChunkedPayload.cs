using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Signature;

namespace Tigris.Emulator.S3.Payload;

/// <summary>
/// A body in <c>aws-chunked</c> coding: chunks, which may be signed in a chain, and trailers. The bytes of a chunk are returned before its signature
/// is checked, so that readers must wait for the end.
/// </summary>
internal sealed class ChunkedPayload(ChunkReader reader, long length, ChunkSignatures? signatures, bool hasTrailers) : IPayload
{
    private readonly Dictionary<string, string> _trailers = new(StringComparer.OrdinalIgnoreCase);

    public long? Length => length;

    public IReadOnlyDictionary<string, string> Trailers => _trailers;

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var total = 0L;
        while (true)
        {
            var (size, signature) = ParseHead(await reader.LineAsync(cancellationToken));
            total += size;
            if (total > length) throw Incomplete();
            for (var left = size; left > 0;)
            {
                var piece = await reader.PieceAsync(left, cancellationToken);
                if (signatures is not null) hash.AppendData(piece.Span);
                left -= piece.Length;
                yield return piece;
            }

            signatures?.Check(signature, hash.GetHashAndReset());
            if (size == 0) break;
            if ((await reader.LineAsync(cancellationToken)).Length > 0) throw Incomplete();
        }

        if (total != length) throw Incomplete();
        if (hasTrailers) await ReadTrailersAsync(cancellationToken);
        else await reader.EndAsync(cancellationToken);
    }

    private static (long Size, string? Signature) ParseHead(string line)
    {
        const string Extension = ";chunk-signature=";
        var mark = line.IndexOf(Extension, StringComparison.Ordinal);
        var size = (mark < 0 ? line : line[..mark]).Trim();
        return long.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? (number, mark < 0 ? null : line[(mark + Extension.Length)..].Trim())
            : throw Incomplete();
    }

    private async System.Threading.Tasks.Task ReadTrailersAsync(CancellationToken cancellationToken)
    {
        const string Signature = "x-amz-trailer-signature";
        var signed = new StringBuilder();
        await foreach (var line in reader.LinesAsync(cancellationToken))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) throw S3Exception.InvalidRequest("A trailer is not of the form name:value.");
            var (name, value) = (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
            if (name != Signature) signed.Append(CultureInfo.InvariantCulture, $"{name}:{value}\n");
            _trailers[name] = value;
        }

        signatures?.CheckTrailer(_trailers.GetValueOrDefault(Signature), signed.ToString());
    }

    private static S3Exception Incomplete() =>
        new(400, "IncompleteBody", "The chunks are not those of a body of x-amz-decoded-content-length bytes.");
}

/// <summary>The chain of signatures of the chunks of a body.</summary>
internal sealed class ChunkSignatures(V4Signer signer, string seed)
{
    private string _previous = seed;

    public void Check(string? given, byte[] hash) => Check(given, signer.SignChunk(_previous, hash));

    public void CheckTrailer(string? given, string trailer) => Check(given, signer.SignTrailer(_previous, trailer));

    private void Check(string? given, string expected)
    {
        if (given is null || !V4Signer.Same(expected, given))
            throw new S3Exception(403, "SignatureDoesNotMatch", "The signature of a chunk, or of the trailer, does not match.");
        _previous = given;
    }
}
