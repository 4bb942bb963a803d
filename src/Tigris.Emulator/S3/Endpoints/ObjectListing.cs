using System;
using System.Collections.Generic;
using System.Text;
using Tigris.Emulator.S3.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>A page of a bucket's keys: objects and common prefixes.</summary>
internal sealed record ObjectPage(IReadOnlyList<ObjectRow> Objects, IReadOnlyList<string> Prefixes, string? NextAfter);

/// <summary>The parameters of a listing.</summary>
internal sealed record ObjectListing(string Bucket, string Prefix, string Delimiter, string After, int Most, long At)
{
    private const string HighestCharacter = "\U0010FFFF";

    public ObjectPage Read(ObjectStore store)
    {
        var (objects, prefixes) = (new List<ObjectRow>(), new List<string>());
        if (Most == 0) return new ObjectPage(objects, prefixes, null);

        var (from, inclusive) = Compare(Prefix, After) > 0 ? (Prefix, true) : (After, false);
        var last = "";
        while (true)
        {
            var rows = store.List(Bucket, from, inclusive, Delimiter.Length == 0 ? Most + 1 : 100, At);
            inclusive = false;
            foreach (var row in rows)
            {
                if (!row.Key.StartsWith(Prefix, StringComparison.Ordinal)) return new ObjectPage(objects, prefixes, null);
                from = row.Key;
                var common = CommonPrefix(row.Key);
                if (common is not null)
                {
                    // Skips all other keys with this prefix.
                    from = common + HighestCharacter;
                    if (common == After || common == last) break;
                }

                if (objects.Count + prefixes.Count == Most) return new ObjectPage(objects, prefixes, last);
                last = common ?? row.Key;
                if (common is null)
                {
                    objects.Add(row);
                    continue;
                }

                prefixes.Add(common);
                break;
            }

            if (rows.Count == 0) return new ObjectPage(objects, prefixes, null);
        }
    }

    private string? CommonPrefix(string key)
    {
        if (Delimiter.Length == 0) return null;
        var end = key.IndexOf(Delimiter, Prefix.Length, StringComparison.Ordinal);
        return end < 0 ? null : key[..(end + Delimiter.Length)];
    }

    // By UTF-8 bytes, as in the database. UTF-16 has another order.
    private static int Compare(string one, string other) => Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other));
}
