namespace Tigris.Client.Json;

/// <summary>Rejects text that would not arrive as it is written.</summary>
internal static class ValidText
{
    /// <summary>Validates a text; null is valid.</summary>
    /// <exception cref="TigrisArgumentException">The text contains half a surrogate pair.</exception>
    public static void Require(string? text)
    {
        if (text is not null && !Unicode.IsValid(text))
        {
            throw Invalid();
        }
    }

    /// <summary>Validates the characters of a secret.</summary>
    /// <exception cref="TigrisArgumentException">The secret contains half a surrogate pair.</exception>
    public static void Require(char[] text)
    {
        if (!Unicode.IsValid(text))
        {
            throw Invalid();
        }
    }

    private static TigrisArgumentException Invalid() =>
        new("InvalidText", Messages.TextNotUnicode, null);
}
