using System;
using System.Linq;
using System.Security;
using System.Text;

namespace Tigris.Workflows;

/// <summary>UTF-8 text that contains secrets. No copy of it stays in memory after <see cref="Dispose"/>.</summary>
internal sealed class SecretText : IDisposable
{
    private readonly WipedBytes _bytes = new();

    public SecretText Add(string text)
    {
        var bytes = _bytes.Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _bytes.Advance(Encoding.UTF8.GetBytes(text, 0, text.Length, bytes, _bytes.Length));
        return this;
    }

    public SecretText Add(byte[] utf8)
    {
        utf8.CopyTo(_bytes.Reserve(utf8.Length), _bytes.Length);
        _bytes.Advance(utf8.Length);
        return this;
    }

    /// <summary>Adds a secret, character by character.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="escape">Returns the replacement of a character; null for the character itself.</param>
    public SecretText Add(SecureString secret, Func<char, string?> escape)
    {
        using var text = new ClearText(secret);
        var characters = text.Characters;
        for (var index = 0; index < characters.Length; index++)
        {
            if (escape(characters[index]) is { } escaped)
            {
                Add(escaped);
                continue;
            }

            var length = char.IsHighSurrogate(characters[index]) && index + 1 < characters.Length ? 2 : 1;
            var bytes = _bytes.Reserve(Encoding.UTF8.GetMaxByteCount(length));
            _bytes.Advance(Encoding.UTF8.GetBytes(characters, index, length, bytes, _bytes.Length));
            index += length - 1;
        }

        return this;
    }

    /// <summary>Returns a copy of the text. The caller wipes it.</summary>
    public byte[] ToArray() => _bytes.ToArray();

    public void Dispose() => _bytes.Dispose();

    /// <summary>Returns true if a rule holds for all characters of a secret; otherwise, false.</summary>
    public static bool All(SecureString secret, Predicate<char> rule)
    {
        using var text = new ClearText(secret);
        return Array.TrueForAll(text.Characters, rule);
    }

    /// <summary>Returns true if a secret begins with a text, in any case; otherwise, false.</summary>
    public static bool StartsWith(SecureString secret, string text)
    {
        using var clear = new ClearText(secret);
        var characters = clear.Characters;
        return characters.Length >= text.Length
            && !text.Where((character, index) => char.ToUpperInvariant(characters[index]) != char.ToUpperInvariant(character)).Any();
    }
}
