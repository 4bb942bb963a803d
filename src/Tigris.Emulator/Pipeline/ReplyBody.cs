using System;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Emulator.Pipeline;

/// <summary>Receives a piece of a body.</summary>
internal delegate ValueTask WritePiece(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken);

/// <summary>The bytes of a response, at once or in pieces.</summary>
internal interface IReplyBody : IDisposable
{
    long Length { get; }

    Task WriteAsync(WritePiece write, CancellationToken cancellationToken);
}

internal sealed class BytesBody(ReadOnlyMemory<byte> bytes) : IReplyBody
{
    public static readonly BytesBody Empty = new(ReadOnlyMemory<byte>.Empty);

    public long Length => bytes.Length;

    public Task WriteAsync(WritePiece write, CancellationToken cancellationToken) => write(bytes, cancellationToken).AsTask();

    public void Dispose()
    {
    }
}

/// <summary>A body with a length but without bytes, for HEAD responses.</summary>
internal sealed class UnsentBody(long length) : IReplyBody
{
    public long Length => length;

    public Task WriteAsync(WritePiece write, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }
}
