using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Reads price books for commands.</summary>
internal static class PriceBooks
{
    /// <summary>Gets the reader, with the libraries that it needs.</summary>
    public static PriceBookReader Reader => new(ClientLoader.Json, ClientLoader.Schemas);

    /// <summary>Returns the text of a price book.</summary>
    /// <param name="given">A price book, a file or its path, JSON text, a hashtable, or an object.</param>
    /// <param name="cmdlet">The command, which resolves relative paths.</param>
    /// <exception cref="TigrisArgumentException">The value is empty, or the file can't be read.</exception>
    public static PriceBookText TextOf(object? given, PSCmdlet cmdlet) => IsEmpty(given)
        ? throw new TigrisArgumentException("InvalidPriceBook", Messages.PriceBookMissing, null)
        : Piped.Bare(given) switch
        {
            PriceBook book => PriceBookText.Of(book),
            FileInfo file => PriceBookText.Read(file.FullName, file.FullName),
            string text when IsJson(text) => PriceBookText.Of(text),
            string path => PriceBookText.Read(UserFile.Resolve(cmdlet, path), path),

            // A price book that was serialized has its document as a property.
            _ when PSObject.AsPSObject(given).Properties["Json"]?.Value is string json => PriceBookText.Of(json),
            _ => PriceBookText.Of(ClientLoader.Json.Serialize(JsonBody.Of(given))),
        };

    /// <summary>Returns the path of the file that a value names; null if the value isn't a file.</summary>
    public static string? PathOf(object? given, PSCmdlet cmdlet) => Piped.Bare(given) switch
    {
        FileInfo file => file.FullName,
        string { Length: > 0 } text when !IsJson(text) => UserFile.Resolve(cmdlet, text),
        _ => null,
    };

    /// <summary>Reads a price book.</summary>
    /// <exception cref="TigrisArgumentException">The price book has errors.</exception>
    public static LoadedPriceBook Read(object? given, PSCmdlet cmdlet) => Reader.Read(TextOf(given, cmdlet));

    private static bool IsEmpty(object? given) =>
        ExplicitArguments.IsEmpty(given) || (Piped.Bare(given) is IList items && items.Cast<object?>().All(ExplicitArguments.IsEmpty));

    private static bool IsJson(string text) => text.TrimStart() is { Length: > 0 } start && start[0] is ('{' or '[');
}
