namespace Tigris.Workflows;

/// <summary>The text of a price book, with its origin.</summary>
internal sealed class PriceBookText
{
    private const string ErrorId = "PriceBookUnreadable";
    private const int MaxBytes = 4 * 1024 * 1024;

    private PriceBookText(string json, string? path, string sha256)
    {
        Json = json;
        Path = path;
        Sha256 = sha256;
    }

    public string Json { get; }

    /// <summary>The path as the user gave it; null without a file.</summary>
    public string? Path { get; }

    public string Sha256 { get; }

    /// <summary>Returns the price book in a text.</summary>
    public static PriceBookText Of(string json) => new(json, null, Sha256Hash.HexOf(json));

    /// <summary>Returns the text of a price book that was read before.</summary>
    public static PriceBookText Of(PriceBook book) => new(book.Json, book.Path, book.Sha256);

    /// <summary>Reads a file of at most 4 MiB.</summary>
    /// <param name="path">The path of the file system.</param>
    /// <param name="given">The path as the user gave it.</param>
    /// <exception cref="TigrisArgumentException">The file doesn't exist, can't be read, is too large, or isn't text.</exception>
    public static PriceBookText Read(string path, string given)
    {
        var content = TextFile.Read(path, given, MaxBytes, ErrorId);
        return new PriceBookText(TextFile.Decode(content, given, ErrorId), given, Sha256Hash.HexOf(content));
    }
}
