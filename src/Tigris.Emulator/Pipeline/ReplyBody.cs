using System;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Emulator.Pipeline;

/// <summary>Takes a piece of a body on its way to the client.</summary>
internal delegate ValueTask WritePiece(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken);

/// <summary>The bytes of a reply, all at once or piece by piece.</summary>
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

/// <summary>As many bytes as there would be, for an answer that tells and does not send.</summary>
internal sealed class UnsentBody(long length) : IReplyBody
{
    public long Length => length;

    public Task WriteAsync(WritePiece write, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }
}
