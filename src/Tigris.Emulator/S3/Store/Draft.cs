using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Emulator.S3.Store;

/// <summary>
/// Received bytes: in memory up to a limit, then in a file. The content store stores them. Disposing deletes bytes that were not stored.
/// </summary>
internal sealed class Draft(Func<string> newFile) : IDisposable
{
    /// <summary>Contents up to this size are rows of the database; larger ones are files.</summary>
    private const int MostInMemory = 256 * 1024;

    private readonly MemoryStream _memory = new();
    private FileStream? _file;
    private bool _kept;

    public long Size { get; private set; }

    public string? FilePath => _file?.Name;

    public byte[]? Bytes => _file is null ? _memory.ToArray() : null;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        Size += piece.Length;
        if (_file is null && Size <= MostInMemory)
        {
            _memory.Write(piece.Span);
            return;
        }

        if (_file is null)
        {
            _file = new FileStream(newFile(), FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16, useAsync: true);
            await _file.WriteAsync(_memory.GetBuffer().AsMemory(0, (int)_memory.Length), cancellationToken);
            _memory.SetLength(0);
            _memory.Capacity = 0;
        }

        await _file.WriteAsync(piece, cancellationToken);
    }

    /// <summary>Ends the draft.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (_file is null) return;
        await _file.FlushAsync(cancellationToken);
        await _file.DisposeAsync();
    }

    public void Keep() => _kept = true;

    public void Dispose()
    {
        _memory.Dispose();
        if (_file is null) return;
        _file.Dispose();
        if (!_kept) File.Delete(_file.Name);
    }
}
