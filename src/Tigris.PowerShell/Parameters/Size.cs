namespace Tigris.PowerShell;

/// <summary>Reads the sizes in bytes that users write.</summary>
internal static class Size
{
    /// <summary>
    /// Reads a whole number of bytes, 0 or more: a number, digits, or digits with a unit. <c>unlimited</c> and <c>no limit</c> are 0. A
    /// value that is not exactly a number of bytes is refused.
    /// </summary>
    public static bool TryRead(object? value, out long bytes) =>
        Piped.Bare(value) is string text ? SizeReader.TryParse(text, out bytes) : WholeNumber.TryRead(value, out bytes);
}
