using System;
using System.Buffers;

namespace Tigris.Client.Secrets;

/// <summary>The buffer of a JSON writer. It leaves no copy of the text in memory.</summary>
internal sealed class WipedBuffer : IBufferWriter<byte>, IDisposable
{
    private readonly WipedBytes _bytes = new();

    public void Advance(int count) => _bytes.Advance(count);

    public Memory<byte> GetMemory(int sizeHint = 0) => _bytes.Reserve(Math.Max(sizeHint, 1)).AsMemory(_bytes.Length);

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Returns a copy of the text. The caller wipes it.</summary>
    public byte[] ToArray() => _bytes.ToArray();

    public void Dispose() => _bytes.Dispose();
}
