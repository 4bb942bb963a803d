namespace Tigris.Client.Json;

/// <summary>The position of a value in a JSON text.</summary>
/// <param name="Path">The JSON path.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters, from 1.</param>
internal sealed record JsonPlace(string Path, int Line, int Column)
{
    public JsonSchemaError Error(string keyword, string message, string suggestion = "") => new()
    {
        Path = Path,
        Line = Line,
        Column = Column,
        Keyword = keyword,
        Message = message,
        Suggestion = suggestion,
    };
}
