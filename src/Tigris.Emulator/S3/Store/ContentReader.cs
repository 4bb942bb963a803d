using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.S3.Store;

/// <summary>Reads a content, or a range of it, in pieces.</summary>
internal sealed class ContentReader : IDisposable
{
    private const int PieceSize = 1 << 16;

    private readonly List<Segment> _segments;
    private readonly FileLeases _leases;

    public ContentReader(List<Segment> segments, FileLeases leases)
    {
        _segments = segments;
        _leases = leases;
        foreach (var segment in segments)
        {
            if (segment.File is { } file) leases.Take(file);
        }
    }

    public async Task CopyAsync(ByteRange range, WritePiece write, CancellationToken cancellationToken)
    {
        var start = 0L;
        foreach (var segment in _segments)
        {
            var from = Math.Max(range.Start, start) - start;
            var before = Math.Min(range.Start + range.Length, start + segment.Size) - start;
            start += segment.Size;
            if (from >= before) continue;
            if (segment.Bytes is { } bytes) await write(bytes.AsMemory((int)from, (int)(before - from)), cancellationToken);
            else await CopyFileAsync(segment.File!, from, before - from, write, cancellationToken);
        }
    }

    public void Dispose()
    {
        foreach (var segment in _segments)
        {
            if (segment.File is { } file) _leases.Return(file);
        }
    }

    private static async Task CopyFileAsync(
        string path, long from, long length, WritePiece write, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0, useAsync: true);
        file.Position = from;
        var buffer = new byte[PieceSize];
        while (length > 0)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(length, PieceSize)), cancellationToken);
            if (read == 0) throw new EndOfStreamException($"{path} is shorter than before");
            await write(buffer.AsMemory(0, read), cancellationToken);
            length -= read;
        }
    }
}

/// <summary>A part of an object's bytes.</summary>
internal readonly record struct ByteRange(long Start, long Length);
