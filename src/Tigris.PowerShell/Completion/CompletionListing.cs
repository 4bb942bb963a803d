using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>
/// The results of a listing so far. It reads as far as a word needs and the time budget allows, and continues there the next time: an
/// account can have more names than can be read between two keys.
/// </summary>
internal sealed class CompletionListing
{
    /// <summary>The largest number of listed names.</summary>
    public const int MostMatches = 1000;

    private const int MostChoices = 100_000;

    private readonly List<CompletionItem> _items = [];
    private readonly PageWalk _pages = new(nameof(CompletionListing));

    public int Count => _items.Count;

    /// <summary>Returns the items that begin with a word. If there are none, returns the items whose name begins with it.</summary>
    public IReadOnlyList<CompletionItem> Matching(
        CompletionWord word, Func<string?, CancellationToken, Task<Page<CompletionItem>>> list, CompletionBudget budget)
    {
        if (!Monitor.TryEnter(_items, budget.Remaining))
        {
            return [];
        }

        try
        {
            var (values, names) = (new List<CompletionItem>(), new List<CompletionItem>());
            Sort(_items);
            while (_pages.HasMore && values.Count < MostMatches && Count < MostChoices
                && budget.Try(over => list(_pages.Token, over)) is { } page)
            {
                _pages.Follow(page.ContinuationToken);
                _items.AddRange(page.Items);
                Sort(page.Items);
            }

            return values.Count > 0 ? values : names;

            void Sort(IReadOnlyList<CompletionItem> items)
            {
                values.AddRange(items.Where(item => word.Begins(item.Value)));
                names.AddRange(items.Where(item => word.Begins(item.Name)));
            }
        }
        finally
        {
            Monitor.Exit(_items);
        }
    }
}
