using System;
using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>The way through a listing: where the next page begins, and whether the server leads in circles.</summary>
internal sealed class PageWalk(string operation)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public bool HasMore { get; private set; } = true;

    /// <summary>The continuation token of the next page; null for the first page.</summary>
    public string? Token { get; private set; }

    /// <exception cref="TigrisPagingLoopException">The token was there before.</exception>
    public void Follow(string? next)
    {
        Token = next;
        HasMore = next is not null;
        if (next is not null && !_seen.Add(next))
        {
            throw new TigrisPagingLoopException(operation);
        }
    }
}
