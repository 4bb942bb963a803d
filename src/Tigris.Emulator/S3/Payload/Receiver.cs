using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;

namespace Tigris.Emulator.S3.Payload;

/// <summary>Received bytes that match their digests. They are not stored yet.</summary>
internal sealed record Received(Draft Draft, byte[] Md5, ObjectChecksum? Checksum) : IDisposable
{
    public string ETag => Convert.ToHexStringLower(Md5);

    public void Dispose() => Draft.Dispose();
}

/// <summary>Receives bodies: objects in pieces into their later place, and XML into memory.</summary>
internal sealed class Receiver(ContentStore contents)
{
    private const long LargestObject = 5L << 30;
    private const int LargestXml = 8 << 20; // ten thousand parts with checksums

    public async Task<Received> ReceiveAsync(S3Request request, AnnouncedDigests announced)
    {
        var payload = request.Payload;
        if (payload.Length is not { } length) throw new S3Exception(411, "MissingContentLength", "The Content-Length header is required.");
        if (length > LargestObject) throw new S3Exception(400, "EntityTooLarge", "A request can upload at most 5 GiB. Upload a larger object in parts.");

        return await ReceiveAsync(
            announced.Algorithm,
            async write =>
            {
                await foreach (var piece in payload.ReadAsync(request.Aborted)) await write(piece, request.Aborted);
            },
            (md5, checksum) => announced.Check(payload, md5, checksum),
            request.Aborted);
    }

    /// <summary>Receives a copy of stored bytes.</summary>
    public Task<Received> CopyAsync(ContentReader source, ByteRange range, string? algorithm, CancellationToken cancellationToken) => ReceiveAsync(
        algorithm,
        write => source.CopyAsync(range, write, cancellationToken),
        (_, checksum) => checksum is null ? null : new ObjectChecksum(algorithm!, Convert.ToBase64String(checksum)),
        cancellationToken);

    /// <summary>Computes the checksum of stored bytes.</summary>
    public static async Task<ObjectChecksum> ChecksumAsync(ContentReader source, long size, string algorithm, CancellationToken cancellationToken)
    {
        using var digest = Digest.Of(algorithm);
        await source.CopyAsync(new ByteRange(0, size), digest.AppendAsync, cancellationToken);
        return new ObjectChecksum(algorithm, Convert.ToBase64String(digest.Finish()));
    }

    /// <summary>Reads a body in XML. A completed upload has the checksum of its object in the headers, and not that of the body.</summary>
    public static async Task<byte[]> ReadXmlAsync(S3Request request, bool isChecksumOfBody = true)
    {
        var announced = isChecksumOfBody ? AnnouncedDigests.Of(request) : AnnouncedDigests.OfMd5(request);
        using var md5 = Digest.Of("md5");
        using var checksum = announced.Algorithm is { } algorithm ? Digest.Of(algorithm) : null;
        using var buffer = new MemoryStream();
        await foreach (var piece in request.Payload.ReadAsync(request.Aborted))
        {
            buffer.Write(piece.Span);
            if (buffer.Length > LargestXml) throw new S3Exception(400, "EntityTooLarge", "The XML is too large.");
        }

        var bytes = buffer.ToArray();
        md5.Append(bytes);
        checksum?.Append(bytes);
        announced.Check(request.Payload, md5.Finish(), checksum?.Finish());
        return bytes;
    }

    private async Task<Received> ReceiveAsync(
        string? algorithm,
        Func<WritePiece, Task> read,
        Func<byte[], byte[]?, ObjectChecksum?> check,
        CancellationToken cancellationToken)
    {
        var draft = contents.NewDraft();
        try
        {
            using var md5 = Digest.Of("md5");
            using var checksum = algorithm is null ? null : Digest.Of(algorithm);
            await read((piece, stop) =>
            {
                md5.Append(piece.Span);
                checksum?.Append(piece.Span);
                return draft.WriteAsync(piece, stop);
            });
            await draft.CloseAsync(cancellationToken);
            var hash = md5.Finish();
            return new Received(draft, hash, check(hash, checksum?.Finish()));
        }
        catch
        {
            draft.Dispose();
            throw;
        }
    }
}
