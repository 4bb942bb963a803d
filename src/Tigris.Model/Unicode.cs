using System.Text;

namespace Tigris;

/// <summary>Validates text as Unicode. Half a surrogate pair would arrive as another character.</summary>
internal static class Unicode
{
    /// <summary>The encoding UTF-8, without a byte order mark. It throws on bytes and characters that aren't valid.</summary>
    public static UTF8Encoding Strict { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns true if the text is null, or has no half of a surrogate pair; otherwise, false.</summary>
    public static bool IsValid(string? text)
    {
        try
        {
            Strict.GetByteCount(text ?? "");
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Returns true if the characters of a secret have no half of a surrogate pair; otherwise, false.</summary>
    public static bool IsValid(char[] text)
    {
        try
        {
            Strict.GetByteCount(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
