namespace Tigris;

/// <summary>A validated price book: a partner's own prices, by metric and by plan. <see cref="Json"/> is the complete document.</summary>
public sealed class PriceBook
{
    /// <summary>The name of the price book; null if the document has none.</summary>
    public string? Name { get; init; }

    /// <summary>The ISO 4217 code of the currency of all amounts.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The source of the quantities.</summary>
    public PriceBasis Basis { get; init; }

    /// <summary>The first month of each version, <c>yyyy-MM</c>, the earliest first. A version is valid until the next one begins.</summary>
    public string[] ValidFrom { get; init; } = [];

    /// <summary>The names and wildcards of the metrics in the latest version.</summary>
    public string[] Metric { get; init; } = [];

    /// <summary>The names of the plans in the latest version.</summary>
    public string[] Plan { get; init; } = [];

    /// <summary>The path of the file; null if the document isn't in a file.</summary>
    public string? Path { get; init; }

    /// <summary>The SHA-256 of the file, in lower-case hexadecimal digits; without a file, that of <see cref="Json"/> in UTF-8.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The document.</summary>
    public string Json { get; init; } = "";

    /// <summary>Returns the name, or else the path or the currency.</summary>
    public override string ToString() => Name ?? Path ?? Currency;
}
