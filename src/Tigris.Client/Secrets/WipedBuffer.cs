using System;
using System.Buffers;

namespace Tigris.Client.Secrets;

/// <summary>Takes what a writer writes, and leaves no copy of it behind: neither when it grows nor at the end.</summary>
internal sealed class WipedBuffer : IBufferWriter<byte>, IDisposable
{
    private const int SmallestStep = 1024;

    private byte[] _bytes = new byte[SmallestStep];
    private int _length;

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var wanted = Math.Max(sizeHint, 1);
        if (_bytes.Length - _length < wanted)
        {
            Grow(checked(_length + Math.Max(wanted, _bytes.Length)));
        }

        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>What was written, in an array that is the caller's to wipe.</summary>
    public byte[] ToArray() => _bytes.AsSpan(0, _length).ToArray();

    public void Dispose() => Array.Clear(_bytes, 0, _bytes.Length);

    private void Grow(int size)
    {
        var larger = new byte[size];
        _bytes.AsSpan(0, _length).CopyTo(larger);
        Array.Clear(_bytes, 0, _bytes.Length);
        _bytes = larger;
    }
}
