using System.IO;

namespace Tigris.Workflows;

/// <summary>The published JSON schema of price books. The package has the same file in the folder Schemas.</summary>
internal static class PriceBookSchema
{
    /// <summary>Gets the text of the schema.</summary>
    public static string Text { get; } = Read("price-book-1.json");

    /// <summary>Reads a text that is embedded in this assembly.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(PriceBookSchema).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
