using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Tigris.Emulator.S3.Metering;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The headers of an object: stored ones from its upload, and derived ones.</summary>
internal static class ObjectHeaders
{
    private const string Metadata = "x-amz-meta-";
    private const int LargestMetadata = 2048;

    private static readonly string[] Kept =
        ["Content-Type", "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires", "x-amz-website-redirect-location"];

    /// <summary>The query parameters of a signed read that override headers.</summary>
    private static readonly (string Word, string Header)[] Overrides =
    [
        ("response-content-type", "Content-Type"), ("response-content-language", "Content-Language"), ("response-expires", "Expires"),
        ("response-cache-control", "Cache-Control"), ("response-content-disposition", "Content-Disposition"),
        ("response-content-encoding", "Content-Encoding"),
    ];

    public static IReadOnlyDictionary<string, string> Keep(S3Request request)
    {
        var kept = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Kept)
        {
            if (request.Header(name) is { } value) kept[name] = value;
        }

        // The coding of the request body is not a property of the object.
        if (kept.Remove("Content-Encoding", out var encoding))
        {
            var own = string.Join(", ", encoding.Split(',', StringSplitOptions.TrimEntries).Where(coding => coding is not ("aws-chunked" or "")));
            if (own.Length > 0) kept["Content-Encoding"] = own;
        }

        var size = 0;
        foreach (var name in request.Context.Request.Headers.Keys.Where(name => name.StartsWith(Metadata, StringComparison.OrdinalIgnoreCase)))
        {
            var value = request.Header(name)!;
            kept[name.ToLowerInvariant()] = value;
            size += name.Length - Metadata.Length + value.Length;
        }

        return size <= LargestMetadata ? kept : throw new S3Exception(400, "MetadataTooLarge", "The metadata has more than 2,048 bytes.");
    }

    public static string StorageClass(S3Request request, string ofBucket)
    {
        var given = request.Header("x-amz-storage-class");
        if (given is null) return ofBucket;
        return StorageClasses.IsKnown(given)
            ? given
            : throw new S3Exception(400, "InvalidStorageClass", "The storage class is none of STANDARD, STANDARD_IA, GLACIER, GLACIER_IR.");
    }

    public static List<(string Name, string Value)> Describe(ObjectRow row, S3Call call)
    {
        List<(string Name, string Value)> headers =
        [
            ("Content-Type", ContentType(row)),
            .. row.Headers.Where(header => header.Key != "Content-Type").Select(header => (header.Key, header.Value)),
            ("ETag", Quote(row.ETag)),
            ("Last-Modified", row.Modified.ToString("R", CultureInfo.InvariantCulture)),
            ("Accept-Ranges", "bytes"),
        ];
        if (row.StorageClass != StorageClasses.Standard) headers.Add(("x-amz-storage-class", row.StorageClass));
        if (row.Tags.Count > 0) headers.Add(("x-amz-tagging-count", row.Tags.Count.ToString(CultureInfo.InvariantCulture)));
        if (row.RestoredUntil > call.Now) headers.Add(("x-amz-restore", $"ongoing-request=\"false\", expiry-date=\"{row.RestoredUntil:R}\""));
        if (string.Equals(call.Header("x-amz-checksum-mode"), "ENABLED", StringComparison.OrdinalIgnoreCase)) headers.AddRange(Checksum(row.Checksum));
        foreach (var (word, header) in call.Request.Caller.IsAnonymous ? [] : Overrides)
        {
            if (call.Query[word] is { } value) headers.Add((header, value));
        }

        return headers;
    }

    public static string ContentType(ObjectRow row) => row.Headers.GetValueOrDefault("Content-Type", "binary/octet-stream");

    public static IEnumerable<(string Name, string Value)> Checksum(ObjectChecksum? checksum) =>
        checksum is null ? [] : [(checksum.Header, checksum.Value), ("x-amz-checksum-type", checksum.Type)];

    public static string Quote(string etag) => $"\"{etag}\"";
}
