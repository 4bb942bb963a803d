using System;

namespace Tigris;

/// <summary>A buffer that grows while it is written. No copy of its bytes stays in memory.</summary>
internal sealed class WipedBytes : IDisposable
{
    private const int SmallestSize = 1024;

    private byte[] _bytes = new byte[SmallestSize];

    /// <summary>The number of written bytes.</summary>
    public int Length { get; private set; }

    /// <summary>Returns the array to write to, from <see cref="Length"/> on.</summary>
    /// <param name="count">The number of bytes to reserve in the array.</param>
    public byte[] Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            var larger = new byte[checked(Length + Math.Max(count, _bytes.Length))];
            Array.Copy(_bytes, larger, Length);
            Dispose();
            _bytes = larger;
        }

        return _bytes;
    }

    /// <summary>Adds the bytes that were written after <see cref="Reserve"/>.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>Returns a copy of the written bytes. The caller wipes it.</summary>
    public byte[] ToArray()
    {
        var copy = new byte[Length];
        Array.Copy(_bytes, copy, Length);
        return copy;
    }

    /// <inheritdoc/>
    public void Dispose() => Array.Clear(_bytes, 0, _bytes.Length);
}
