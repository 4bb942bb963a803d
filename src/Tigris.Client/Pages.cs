using System;
using System.Collections.Generic;
using System.Linq;
using Tigris.Client.Http;
using Tigris.Client.Json;

namespace Tigris.Client;

/// <summary>Maps the pages of all listings.</summary>
internal static class Pages
{
    /// <summary>Returns a token as it is sent; null for the first page.</summary>
    /// <exception cref="TigrisArgumentException">The token isn't valid Unicode.</exception>
    public static string? Token(string? token)
    {
        ValidText.Require(token);
        return string.IsNullOrEmpty(token) ? null : token;
    }

    /// <summary>Creates a page from a response.</summary>
    /// <param name="call">The call.</param>
    /// <param name="items">The items of the response. Some servers return null for an empty list.</param>
    /// <param name="sent">The token that was sent.</param>
    /// <param name="next">The token of the next page.</param>
    /// <param name="map">Maps a wire type to the model.</param>
    /// <exception cref="TigrisPagingLoopException">The next page is the same page.</exception>
    public static Page<TModel> Of<TWire, TModel>(Call call, IEnumerable<TWire?>? items, string? sent, string? next, Func<TWire, TModel> map)
        where TWire : class =>
        !string.IsNullOrEmpty(next) && next == sent
            ? throw new TigrisPagingLoopException(call.Operation.Name)
            : new Page<TModel>(All(call, items, map), next);

    /// <summary>Creates a list from a response. PowerShell can index and extend an array.</summary>
    public static TModel[] All<TWire, TModel>(Call call, IEnumerable<TWire?>? items, Func<TWire, TModel> map)
        where TWire : class =>
        items is null ? [] : [.. items.Select(item => map(item ?? throw call.MissingMember(Messages.PageItem)))];
}
