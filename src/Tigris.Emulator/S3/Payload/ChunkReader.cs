using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Payload;

/// <summary>Reads lines and pieces of bytes alternately from one stream.</summary>
internal sealed class ChunkReader(Stream stream)
{
    private const int LongestLine = 16 * 1024;

    private readonly byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    /// <summary>Reads a line without its end, which is LF or CR LF.</summary>
    public async Task<string> LineAsync(CancellationToken cancellationToken) =>
        await NextLineAsync(cancellationToken) ?? throw CutOff();

    /// <summary>Reads all non-empty lines to the end of the stream.</summary>
    public async IAsyncEnumerable<string> LinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await NextLineAsync(cancellationToken) is { } line)
        {
            if (line.Length > 0) yield return line;
        }
    }

    /// <summary>Reads at least one byte and at most as many as requested. The result is valid until the next read.</summary>
    public async Task<ReadOnlyMemory<byte>> PieceAsync(long most, CancellationToken cancellationToken)
    {
        if (_start == _end && !await FillAsync(cancellationToken)) throw CutOff();
        var length = (int)Math.Min(most, _end - _start);
        _start += length;
        return _buffer.AsMemory(_start - length, length);
    }

    /// <summary>Verifies that only line ends follow.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in LinesAsync(cancellationToken))
            throw S3Exception.InvalidRequest("The body continues after the last chunk.");
    }

    private async Task<string?> NextLineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (true)
        {
            var feed = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            var length = feed < 0 ? _end - _start : feed;
            line.Append(Encoding.Latin1.GetString(_buffer, _start, length));
            _start += feed < 0 ? length : length + 1;
            if (line.Length > LongestLine) throw S3Exception.InvalidRequest("A chunk does not end with a line break.");
            if (feed >= 0) return line.ToString().TrimEnd('\r');
            if (!await FillAsync(cancellationToken)) return line.Length == 0 ? null : line.ToString();
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        _start = 0;
        _end = await stream.ReadAsync(_buffer, cancellationToken);
        return _end > 0;
    }

    private static S3Exception CutOff() => new(400, "IncompleteBody", "The body ended before its last chunk.");
}
