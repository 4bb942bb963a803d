using System.Collections.Generic;
using Tigris.Emulator.S3.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>Lists multipart uploads in pages, with common prefixes.</summary>
internal static class UploadListing
{
    private const string LastId = "~"; // after all ids, which are hexadecimal

    public static (List<UploadRow> Uploads, List<string> Prefixes, (string Key, string Id)? Next) Read(
        UploadStore store, string bucket, string prefix, string delimiter, string keyMarker, string idMarker, int most)
    {
        var (uploads, prefixes) = (new List<UploadRow>(), new List<string>());
        var (key, id) = (keyMarker, idMarker);
        (string, string) last = ("", "");
        while (true)
        {
            var rows = store.List(bucket, prefix, key, id, most + 1);
            foreach (var row in rows)
            {
                (key, id) = (row.Key, row.Id);
                var common = KeyOrder.CommonPrefix(row.Key, prefix, delimiter);
                if (common is not null && (common == keyMarker || (prefixes.Count > 0 && common == prefixes[^1]))) continue;
                if (uploads.Count + prefixes.Count == most) return (uploads, prefixes, last);
                last = common is null ? (row.Key, row.Id) : (common, LastId);
                if (common is null) uploads.Add(row);
                else prefixes.Add(common);
            }

            if (rows.Count <= most) return (uploads, prefixes, null);
        }
    }
}
