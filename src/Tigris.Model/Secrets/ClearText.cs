using System;
using System.Runtime.InteropServices;
using System.Security;

namespace Tigris;

/// <summary>The characters of a secret, in pinned memory that <see cref="Dispose"/> wipes.</summary>
internal sealed class ClearText : IDisposable
{
    private readonly GCHandle _pin;

    /// <summary>Copies the characters of a secret.</summary>
    public ClearText(SecureString secret)
    {
        Characters = new char[secret.Length];
        _pin = GCHandle.Alloc(Characters, GCHandleType.Pinned);
        var unmanaged = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            Marshal.Copy(unmanaged, Characters, 0, Characters.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(unmanaged);
        }
    }

    /// <summary>The characters. They are zero after <see cref="Dispose"/>.</summary>
    public char[] Characters { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.Clear(Characters, 0, Characters.Length);
        if (_pin.IsAllocated)
        {
            _pin.Free();
        }
    }
}
