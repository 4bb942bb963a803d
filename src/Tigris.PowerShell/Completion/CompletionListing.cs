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

    private readonly List<Choice> _choices = [];
    private readonly PageWalk _pages = new(nameof(CompletionListing));

    public int Count => _choices.Count;

    /// <summary>The choices that begin with a word; where there are none, those whose name does.</summary>
    public IReadOnlyList<Choice> Matching(
        CompletionWord word, Func<string?, CancellationToken, Task<Page<Choice>>> list, CompletionBudget budget)
    {
        if (!Monitor.TryEnter(_choices, budget.Remaining))
        {
            return [];
        }

        try
        {
            var (values, names) = (new List<Choice>(), new List<Choice>());
            Sort(_choices);
            while (_pages.HasMore && values.Count < MostMatches && Count < MostChoices
                && budget.Try(over => list(_pages.Token, over)) is { } page)
            {
                _pages.Follow(page.ContinuationToken);
                _choices.AddRange(page.Items);
                Sort(page.Items);
            }

            return values.Count > 0 ? values : names;

            void Sort(IReadOnlyList<Choice> choices)
            {
                values.AddRange(choices.Where(choice => word.Begins(choice.Value)));
                names.AddRange(choices.Where(choice => word.Begins(choice.Name)));
            }
        }
        finally
        {
            Monitor.Exit(_choices);
        }
    }
}
