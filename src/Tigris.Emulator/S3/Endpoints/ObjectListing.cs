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
    public ObjectPage Read(ObjectStore store)
    {
        var (objects, prefixes) = (new List<ObjectRow>(), new List<string>());
        if (Most == 0) return new ObjectPage(objects, prefixes, null);

        var (from, inclusive) = KeyOrder.Compare(Prefix, After) > 0 ? (Prefix, true) : (After, false);
        var last = "";
        while (true)
        {
            var rows = store.List(Bucket, from, inclusive, Delimiter.Length == 0 ? Most + 1 : 100, At);
            foreach (var row in rows)
            {
                if (!row.Key.StartsWith(Prefix, StringComparison.Ordinal)) return new ObjectPage(objects, prefixes, null);
                (from, inclusive) = (row.Key, false);
                var common = KeyOrder.CommonPrefix(row.Key, Prefix, Delimiter);
                if (common is null)
                {
                    if (objects.Count + prefixes.Count == Most) return new ObjectPage(objects, prefixes, last);
                    objects.Add(row);
                    last = row.Key;
                    continue;
                }

                if (common != After && common != last)
                {
                    if (objects.Count + prefixes.Count == Most) return new ObjectPage(objects, prefixes, last);
                    prefixes.Add(common);
                    last = common;
                }

                // Skips all other keys with this prefix.
                if (KeyOrder.AfterAll(common) is not { } next) return new ObjectPage(objects, prefixes, null);
                (from, inclusive) = (next, true);
                break;
            }

            if (rows.Count == 0) return new ObjectPage(objects, prefixes, null);
        }
    }
}

/// <summary>The order of keys: by UTF-8 bytes, as in the database. UTF-16 has another order.</summary>
internal static class KeyOrder
{
    public static int Compare(string one, string other) => Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other));

    public static string? CommonPrefix(string key, string prefix, string delimiter)
    {
        if (delimiter.Length == 0) return null;
        var end = key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
        return end < 0 ? null : key[..(end + delimiter.Length)];
    }

    /// <summary>Returns the least key after all keys with a prefix; null if there is none.</summary>
    public static string? AfterAll(string prefix)
    {
        var runes = new List<Rune>(prefix.EnumerateRunes());
        while (runes.Count > 0)
        {
            var last = runes[^1].Value;
            runes.RemoveAt(runes.Count - 1);
            if (last == 0x10FFFF) continue;
            runes.Add(new Rune(last == 0xD7FF ? 0xE000 : last + 1)); // surrogates are not characters
            return string.Concat(runes);
        }

        return null;
    }
}
