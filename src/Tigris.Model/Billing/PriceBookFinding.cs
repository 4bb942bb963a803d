namespace Tigris;

/// <summary>A finding of a check of a price book.</summary>
public sealed class PriceBookFinding
{
    /// <summary>The severity. A price book with an error isn't used.</summary>
    public FindingSeverity Severity { get; init; }

    /// <summary>The stable name of the rule: <c>DuplicateMetric</c>.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The JSON path of the value: <c>$.versions[0].metrics[2].tiers[1].price</c>.</summary>
    public string JsonPath { get; init; } = "";

    /// <summary>The line of the value, from 1; null if the document isn't text.</summary>
    public int? Line { get; init; }

    /// <summary>The column of the value in characters, from 1; null if the document isn't text.</summary>
    public int? Column { get; init; }

    /// <summary>The problem.</summary>
    public string Message { get; init; } = "";

    /// <summary>The text to write instead.</summary>
    public string Suggestion { get; init; } = "";

    /// <summary>The path of the tested file as the user gave it; null if the document isn't in a file.</summary>
    public string? Path { get; init; }

    /// <summary>Returns the place, the problem, and the text to write instead.</summary>
    public override string ToString() => $"{JsonPath}: {Message} {Suggestion}".TrimEnd();
}
