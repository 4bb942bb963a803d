using System;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>Reads and writes listings page by page.</summary>
internal static class CallPages
{
    /// <summary>Fetches pages until the last one, or until the pipeline wants no more.</summary>
    /// <param name="call">Whose output it is.</param>
    /// <param name="operation">The operation's name, should the server lead in circles.</param>
    /// <param name="fetch">Fetches the page that begins at a token; null for the first.</param>
    /// <param name="keep">Which items are written; all where null.</param>
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

    /// <summary>Fetches all pages and looks at each item; no more than a page is held.</summary>
    /// <param name="call">Whose listing it is.</param>
    /// <param name="operation">The operation's name, should the server lead in circles.</param>
    /// <param name="fetch">Fetches the page that begins at a token; null for the first.</param>
    /// <param name="look">Looks at an item.</param>
    public static async Task ReadPagesAsync<T>(this CallContext call, string operation, Func<string?, Task<Page<T>>> fetch, Action<T> look)
    {
        var pages = new PageWalk(operation);
        while (pages.HasMore)
        {
            var page = await fetch(pages.Token).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                look(item);
            }

            pages.Follow(page.ContinuationToken);
        }
    }
}
