using System;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>Reads and writes listings page by page.</summary>
internal static class CallPages
{
    /// <summary>Fetches and writes pages until the last one, or until the pipeline requests no more.</summary>
    /// <param name="call">The call that writes the items.</param>
    /// <param name="operation">The operation's name, for the error about a repeated token.</param>
    /// <param name="fetch">Fetches the page of a token; null for the first.</param>
    /// <param name="keep">Selects the items to write; null for all.</param>
    public static async Task WritePagesAsync<T>(
        this CallContext call, string operation, Func<string?, Task<Page<T>>> fetch, Func<T, bool>? keep = null)
    {
        var pages = new PageWalk(operation);
        while (pages.HasMore)
        {
            var page = await fetch(pages.Token).ConfigureAwait(false);
            var items = keep is null ? page.Items : [.. page.Items.Where(keep)];
            if (!await call.WritePageAsync(items).ConfigureAwait(false))
            {
                return;
            }

            pages.Follow(page.ContinuationToken);
        }
    }

    /// <summary>Fetches all pages and handles each item. Only one page is in memory.</summary>
    /// <param name="call">The call that lists.</param>
    /// <param name="operation">The operation's name, for the error about a repeated token.</param>
    /// <param name="fetch">Fetches the page of a token; null for the first.</param>
    /// <param name="handle">Handles an item.</param>
    public static async Task ReadPagesAsync<T>(this CallContext call, string operation, Func<string?, Task<Page<T>>> fetch, Action<T> handle)
    {
        var pages = new PageWalk(operation);
        while (pages.HasMore)
        {
            var page = await fetch(pages.Token).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                handle(item);
            }

            pages.Follow(page.ContinuationToken);
        }
    }
}
