using System;
using System.Collections.Generic;
using System.Linq;
using Tigris.Emulator.S3.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>A page of a bucket's versions and delete markers, and common prefixes.</summary>
internal sealed record VersionPage(IReadOnlyList<ObjectRow> Rows, IReadOnlyList<string> Prefixes, (string Key, long? Version)? Next);

/// <summary>The parameters of a listing of versions.</summary>
internal sealed record VersionListing(string Bucket, string Prefix, string Delimiter, string KeyMarker, long? VersionMarker, int Most)
{
    /// <param name="list">Lists the versions of a bucket after a key and before a version, at most as many as given.</param>
    public VersionPage Read(Func<string, string, long, int, List<ObjectRow>> list)
    {
        var (found, prefixes) = (new List<ObjectRow>(), new List<string>());
        if (Most == 0) return new VersionPage(found, prefixes, null);

        // Without a version marker all versions of the key marker are skipped.
        var (from, before) = (KeyMarker, VersionMarker ?? 0);
        if (KeyOrder.Compare(Prefix, from) > 0) (from, before) = (Prefix, long.MaxValue);
        (string, long?) last = ("", null);
        while (true)
        {
            var rows = list(Bucket, from, before, Most + 1);
            foreach (var row in rows)
            {
                if (!row.Key.StartsWith(Prefix, StringComparison.Ordinal)) return new VersionPage(found, prefixes, null);
                (from, before) = (row.Key, row.Version);
                var common = KeyOrder.CommonPrefix(row.Key, Prefix, Delimiter);
                if (common is not null && (common == KeyMarker || common == prefixes.LastOrDefault()))
                {
                    if (KeyOrder.AfterAll(common) is not { } next) return new VersionPage(found, prefixes, null);
                    (from, before) = (next, long.MaxValue);
                    break;
                }

                if (found.Count + prefixes.Count == Most) return new VersionPage(found, prefixes, last);
                last = common is null ? (row.Key, row.Version) : (common, null);
                if (common is null) found.Add(row);
                else prefixes.Add(common);
            }

            if (rows.Count == 0) return new VersionPage(found, prefixes, null);
        }
    }
}
