using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace Tigris.Emulator.Pipeline;

/// <summary>
/// The nonces of requests that could still be replayed. Each request removes a bounded number of expired nonces, more than it adds, so that the
/// memory shrinks after a burst.
/// </summary>
internal sealed class NonceMemory
{
    private const int ForgetAtMost = 4;

    private readonly Lock _lock = new();
    private readonly HashSet<UInt128> _seen = [];
    private readonly PriorityQueue<UInt128, long> _byExpiry = new();

    public int Count
    {
        get
        {
            lock (_lock) return _seen.Count;
        }
    }

    /// <summary>Adds a nonce. Returns false if it was used before.</summary>
    public bool TryAdd(string nonce, long nowMilliseconds, long expiresMilliseconds)
    {
        var key = Key(nonce);
        lock (_lock)
        {
            for (var i = 0; i < ForgetAtMost && _byExpiry.TryPeek(out var oldest, out var expiry) && expiry < nowMilliseconds; i++)
            {
                _byExpiry.Dequeue();
                _seen.Remove(oldest);
            }

            if (!_seen.Add(key)) return false;
            _byExpiry.Enqueue(key, expiresMilliseconds);
            return true;
        }
    }

    // 16 bytes for each nonce, of any length.
    private static UInt128 Key(string nonce) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(nonce)));
}
