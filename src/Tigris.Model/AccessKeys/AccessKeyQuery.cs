namespace Tigris;

/// <summary>The keys to list.</summary>
public sealed class AccessKeyQuery
{
    /// <summary>The beginning of the ids to list; null for all.</summary>
    public string? Prefix { get; init; }

    /// <summary>The number of keys of a page, from 1 to 1000; null for the largest page.</summary>
    public int? PageSize { get; init; }
}
