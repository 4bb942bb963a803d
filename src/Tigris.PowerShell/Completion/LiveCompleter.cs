using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>Completes names of the account that the command would use. Completion never connects and never prompts.</summary>
internal abstract class LiveCompleter : TigrisCompleter
{
    private protected override IEnumerable<CompletionItem> Choose(TypedCommand typed, CompletionWord word)
    {
        if (typed.Connection() is not { } connection || Find(typed, connection, word) is not { } source)
        {
            return [];
        }

        using var budget = new CompletionBudget();
        return connection.Completions.Get(source.Key)
            .Matching(word, (token, over) => source.List(connection.Client(), token, over), budget);
    }

    /// <summary>Returns the source of a listing; null if the command line doesn't name enough yet.</summary>
    private protected abstract Source? Find(TypedCommand typed, TigrisConnection connection, CompletionWord word);

    private protected static string Key(params string?[] parts) => string.Join("\0", parts);

    private protected static async Task<Page<CompletionItem>> Items<T>(Task<Page<T>> listing, Func<T, CompletionItem> item, Func<T, bool>? keep = null)
    {
        var page = await listing.ConfigureAwait(false);
        return new(page.Items.Where(keep ?? (_ => true)).Select(item).ToArray(), page.ContinuationToken);
    }

    private protected static async Task<Page<CompletionItem>> Items<T>(Task<IReadOnlyList<T>> listing, Func<T, CompletionItem> item) =>
        new((await listing.ConfigureAwait(false)).Select(item).ToArray(), null);

    /// <summary>A listing and its name in the cache.</summary>
    private protected sealed class Source(string key, Func<ITigrisClient, string?, CancellationToken, Task<Page<CompletionItem>>> list)
    {
        public string Key { get; } = key;

        public Func<ITigrisClient, string?, CancellationToken, Task<Page<CompletionItem>>> List { get; } = list;
    }
}
