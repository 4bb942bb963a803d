using System.Text;

namespace Tigris;

/// <summary>Validates text as Unicode. Half a surrogate pair would arrive as another character.</summary>
internal static class Unicode
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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
