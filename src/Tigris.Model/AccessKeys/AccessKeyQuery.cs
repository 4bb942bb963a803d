namespace Tigris;

/// <summary>The keys to list.</summary>
public sealed class AccessKeyQuery
{
    /// <summary>The beginning of the ids to list; null for all.</summary>
    public string? Prefix { get; init; }

    /// <summary>Keys a page, 1 to 1000; null for the most.</summary>
    public int? PageSize { get; init; }
}
