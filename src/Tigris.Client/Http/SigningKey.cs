using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace Tigris.Client.Http;

/// <summary>The client's copy of the signing key, in pinned memory. Disposing the client wipes it.</summary>
internal sealed class SigningKey : IDisposable
{
    private readonly byte[] _bytes;
    private GCHandle _pin;
    private int _disposed;

    /// <summary>Copies the UTF-8 bytes of the key.</summary>
    public SigningKey(SecureString key)
    {
        using var text = new ClearText(key);
        _bytes = new byte[Encoding.UTF8.GetByteCount(text.Characters)];
        _pin = GCHandle.Alloc(_bytes, GCHandleType.Pinned);
        Encoding.UTF8.GetBytes(text.Characters, _bytes);
    }

    /// <summary>Signs one attempt at a request.</summary>
    public string Sign(string method, string absoluteUri, long unixMilliseconds, string nonce)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, typeof(ITigrisClient));
        return RequestSignature.Compute(method, absoluteUri, unixMilliseconds, nonce, _bytes);
    }

    public void Dispose()
    {
        Wipe();
        GC.SuppressFinalize(this);
    }

    /// <summary>Wipes the key of a client that wasn't disposed.</summary>
    ~SigningKey() => Wipe();

    private void Wipe()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0 && _pin.IsAllocated)
        {
            CryptographicOperations.ZeroMemory(_bytes);
            _pin.Free();
        }
    }
}
