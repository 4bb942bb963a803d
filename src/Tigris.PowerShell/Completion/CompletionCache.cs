using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>
/// A cache of the names that completion listed, for a minute. Each connection has its own cache, so that the names of an account never
/// appear in another. It contains ids and names, and no secrets.
/// </summary>
internal sealed class CompletionCache(Func<TimeSpan> clock)
{
    private const int MostListings = 32;
    private const int MostChoices = 200_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, (CompletionListing Listing, TimeSpan Since)> _listings = new(StringComparer.Ordinal);

    public CompletionCache()
        : this(Running())
    {
    }

    /// <summary>Returns the listing of a key, or a new listing if that one is too old.</summary>
    public CompletionListing Get(string key)
    {
        lock (_listings)
        {
            var now = clock();
            if (_listings.TryGetValue(key, out var kept) && now - kept.Since < Lifetime)
            {
                return kept.Listing;
            }

            _listings.Remove(key);
            while (_listings.Count >= MostListings || _listings.Values.Sum(one => one.Listing.Count) > MostChoices)
            {
                _listings.Remove(_listings.OrderBy(one => one.Value.Since).First().Key);
            }

            var listing = new CompletionListing();
            _listings[key] = (listing, now);
            return listing;
        }
    }

    /// <summary>Removes all listings after a change.</summary>
    public void Clear()
    {
        lock (_listings)
        {
            _listings.Clear();
        }
    }

    private static Func<TimeSpan> Running()
    {
        var watch = Stopwatch.StartNew();
        return () => watch.Elapsed;
    }
}
