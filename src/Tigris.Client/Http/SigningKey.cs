using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using Tigris.Client.Secrets;

namespace Tigris.Client.Http;

/// <summary>The client's own copy of the signing key, in memory that the collector cannot copy. Wiped when the client is disposed.</summary>
internal sealed class SigningKey : IDisposable
{
    private readonly byte[] _bytes;
    private GCHandle _pin;
    private volatile bool _disposed;

    /// <summary>Takes the UTF-8 bytes of the key as issued.</summary>
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
        ObjectDisposedException.ThrowIf(_disposed, typeof(ITigrisClient));
        return RequestSignature.Compute(method, absoluteUri, unixMilliseconds, nonce, _bytes);
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            CryptographicOperations.ZeroMemory(_bytes);
            _pin.Free();
        }
    }
}
