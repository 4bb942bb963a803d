using System;
using System.Collections.Generic;
using System.Linq;
using Tigris.Client.Http;
using Tigris.Client.Json;

namespace Tigris.Client;

/// <summary>What all listings share.</summary>
internal static class Pages
{
    /// <summary>A token as it is sent: none at all for the first page.</summary>
    /// <exception cref="TigrisArgumentException">It would arrive as another.</exception>
    public static string? Token(string? token)
    {
        ValidText.Require(token);
        return string.IsNullOrEmpty(token) ? null : token;
    }

    /// <summary>Makes a page of an answer.</summary>
    /// <param name="call">The call that was answered.</param>
    /// <param name="items">What the answer lists; null for nothing, which is how some servers write an empty list.</param>
    /// <param name="sent">The token that was sent.</param>
    /// <param name="next">The token that came back.</param>
    /// <param name="map">Wire to model.</param>
    /// <exception cref="TigrisPagingLoopException">The next page would be this one.</exception>
    public static Page<TModel> Of<TWire, TModel>(Call call, IEnumerable<TWire?>? items, string? sent, string? next, Func<TWire, TModel> map)
        where TWire : class =>
        !string.IsNullOrEmpty(next) && next == sent
            ? throw new TigrisPagingLoopException(call.Operation.Name)
            : new Page<TModel>(All(call, items, map), next);

    /// <summary>Makes a list of an answer: an array, which is what PowerShell can index and add to.</summary>
    public static TModel[] All<TWire, TModel>(Call call, IEnumerable<TWire?>? items, Func<TWire, TModel> map)
        where TWire : class =>
        items is null ? [] : [.. items.Select(item => map(item ?? throw call.Lacks(Messages.PageItem)))];
}
