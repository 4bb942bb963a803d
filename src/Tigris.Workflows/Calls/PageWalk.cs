using System;
using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>The position in a listing. It detects a server that returns the same pages again.</summary>
internal sealed class PageWalk(string operation)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public bool HasMore { get; private set; } = true;

    /// <summary>The continuation token of the next page; null for the first page.</summary>
    public string? Token { get; private set; }

    /// <exception cref="TigrisPagingLoopException">The token occurred before.</exception>
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
