using System.Security.Cryptography;
using System.Text;

namespace Tigris;

/// <summary>Computes SHA-256.</summary>
internal static class Sha256Hash
{
    private const string Digits = "0123456789abcdef";

    /// <summary>Returns the hash of a text in UTF-8.</summary>
    public static byte[] Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Returns the hash of bytes.</summary>
    public static byte[] Of(byte[] content)
    {
        using var sha = SHA256.Create();
        return sha.ComputeHash(content);
    }

    /// <summary>Returns the hash of a text in UTF-8, in lower-case hexadecimal digits.</summary>
    public static string HexOf(string text) => Hex(Of(text));

    /// <summary>Returns the hash of bytes, in lower-case hexadecimal digits.</summary>
    public static string HexOf(byte[] content) => Hex(Of(content));

    /// <summary>Returns bytes in lower-case hexadecimal digits.</summary>
    public static string Hex(byte[] bytes)
    {
        var text = new char[bytes.Length * 2];
        for (var index = 0; index < bytes.Length; index++)
        {
            text[2 * index] = Digits[bytes[index] >> 4];
            text[(2 * index) + 1] = Digits[bytes[index] & 15];
        }

        return new string(text);
    }
}
