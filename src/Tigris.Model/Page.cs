using System.Collections.Generic;

namespace Tigris;

/// <summary>One page of a listing.</summary>
public sealed class Page<T>
{
    /// <summary>Creates a page.</summary>
    /// <param name="items">The items of the page. An empty page isn't necessarily the last.</param>
    /// <param name="continuationToken">The token of the next page; null or empty for the last page.</param>
    public Page(IReadOnlyList<T> items, string? continuationToken)
    {
        Items = items;
        ContinuationToken = string.IsNullOrEmpty(continuationToken) ? null : continuationToken;
    }

    /// <summary>The items of the page.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>The token of the next page; null for the last page.</summary>
    public string? ContinuationToken { get; }
}
