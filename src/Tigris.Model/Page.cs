using System.Collections.Generic;

namespace Tigris;

/// <summary>One page of a listing.</summary>
public sealed class Page<T>
{
    /// <summary>A page and where the next begins.</summary>
    /// <param name="items">What is on the page; may be empty, even where another follows.</param>
    /// <param name="continuationToken">Opaque; null or empty where this page is the last.</param>
    public Page(IReadOnlyList<T> items, string? continuationToken)
    {
        Items = items;
        ContinuationToken = string.IsNullOrEmpty(continuationToken) ? null : continuationToken;
    }

    /// <summary>The items of the page.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>Opaque; null where this page is the last.</summary>
    public string? ContinuationToken { get; }
}
