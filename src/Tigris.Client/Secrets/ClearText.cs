using System;
using System.Runtime.InteropServices;
using System.Security;

namespace Tigris.Client.Secrets;

/// <summary>The characters of a secret for as long as they are needed: in memory that the collector cannot copy, wiped at the end.</summary>
internal readonly ref struct ClearText : IDisposable
{
    private readonly char[] _characters;
    private readonly GCHandle _pin;

    /// <summary>Opens a secret.</summary>
    public ClearText(SecureString secret)
    {
        _characters = new char[secret.Length];
        _pin = GCHandle.Alloc(_characters, GCHandleType.Pinned);
        var unmanaged = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            Marshal.Copy(unmanaged, _characters, 0, _characters.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(unmanaged);
        }
    }

    public ReadOnlySpan<char> Characters => _characters;

    public void Dispose()
    {
        Array.Clear(_characters, 0, _characters.Length);
        _pin.Free();
    }
}
