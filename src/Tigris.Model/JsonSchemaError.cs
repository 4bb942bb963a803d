namespace Tigris;

/// <summary>An error in a JSON text, with its position.</summary>
public sealed class JsonSchemaError
{
    /// <summary>The JSON path of the value: <c>$.versions[0].currency</c>. For a missing member, the path of the object.</summary>
    public string Path { get; init; } = "$";

    /// <summary>The line of the value, from 1.</summary>
    public int Line { get; init; }

    /// <summary>The column of the value in characters, from 1.</summary>
    public int Column { get; init; }

    /// <summary>
    /// The keyword of the schema: <c>type</c>, <c>required</c>. Errors that need no schema have the keywords <c>syntax</c>,
    /// <c>duplicate</c> and <c>number</c>.
    /// </summary>
    public string Keyword { get; init; } = "";

    /// <summary>The problem.</summary>
    public string Message { get; init; } = "";

    /// <summary>The text to write instead; empty if the schema doesn't describe the value.</summary>
    public string Suggestion { get; init; } = "";

    /// <summary>Returns the path, the problem, and the text to write instead.</summary>
    public override string ToString() => $"{Path}: {Message} {Suggestion}".TrimEnd();
}
