using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace Tigris.PowerShell;

/// <summary>UTF-8 text with secrets in it, of which no copy is left in memory once it is disposed.</summary>
internal sealed class SecretText : IDisposable
{
    private byte[] _bytes = new byte[1024];
    private int _length;

    public SecretText Add(string text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, _length);
        return this;
    }

    public SecretText Add(byte[] utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_bytes, _length);
        _length += utf8.Length;
        return this;
    }

    /// <summary>Adds a secret, character by character.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="escape">What stands for a character; null for itself.</param>
    public SecretText Add(SecureString secret, Func<char, string?> escape)
    {
        Read(secret, characters =>
        {
            for (var index = 0; index < characters.Length; index++)
            {
                if (escape(characters[index]) is { } escaped)
                {
                    Add(escaped);
                    continue;
                }

                var length = char.IsHighSurrogate(characters[index]) && index + 1 < characters.Length ? 2 : 1;
                Reserve(Encoding.UTF8.GetMaxByteCount(length));
                _length += Encoding.UTF8.GetBytes(characters, index, length, _bytes, _length);
                index += length - 1;
            }
        });
        return this;
    }

    /// <summary>All of it, in an array that is the caller's to wipe.</summary>
    public byte[] ToArray()
    {
        var copy = new byte[_length];
        Array.Copy(_bytes, copy, _length);
        return copy;
    }

    public void Dispose() => Array.Clear(_bytes, 0, _bytes.Length);

    /// <summary>Whether a rule holds for all characters of a secret.</summary>
    public static bool All(SecureString secret, Predicate<char> rule)
    {
        var holds = false;
        Read(secret, characters => holds = Array.TrueForAll(characters, rule));
        return holds;
    }

    /// <summary>Indicates whether a secret begins with a text.</summary>
    public static bool StartsWith(SecureString secret, string text)
    {
        var matches = false;
        Read(secret, characters => matches = characters.Length >= text.Length
            && !text.Where((character, index) => char.ToUpperInvariant(characters[index]) != char.ToUpperInvariant(character)).Any());
        return matches;
    }

    private static void Read(SecureString secret, Action<char[]> use)
    {
        var characters = new char[secret.Length];
        var pin = GCHandle.Alloc(characters, GCHandleType.Pinned);
        var unmanaged = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            Marshal.Copy(unmanaged, characters, 0, characters.Length);
            use(characters);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(unmanaged);
            Array.Clear(characters, 0, characters.Length);
            pin.Free();
        }
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - _length >= more)
        {
            return;
        }

        var larger = new byte[Math.Max(_bytes.Length * 2, _length + more)];
        Array.Copy(_bytes, larger, _length);
        Array.Clear(_bytes, 0, _bytes.Length);
        _bytes = larger;
    }
}
