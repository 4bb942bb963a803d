using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Tigris.Emulator.Rules;
using Tigris.Emulator.S3.Metering;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The headers of an object: stored ones from its upload, and derived ones.</summary>
internal static class ObjectHeaders
{
    private const string Metadata = "x-amz-meta-";
    private const int LargestMetadata = 2048;

    /// <summary>The header of encryption with managed keys, which is the documented one.</summary>
    public const string EncryptionHeader = "x-amz-server-side-encryption";

    private static readonly string[] Kept =
        ["Content-Type", "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires", "x-amz-website-redirect-location"];

    /// <summary>The query parameters of a signed read that override headers.</summary>
    private static readonly (string Word, string Header)[] Overrides =
    [
        ("response-content-type", "Content-Type"), ("response-content-language", "Content-Language"), ("response-expires", "Expires"),
        ("response-cache-control", "Cache-Control"), ("response-content-disposition", "Content-Disposition"),
        ("response-content-encoding", "Content-Encoding"),
    ];

    public static IEnumerable<string> OverrideParameters => Overrides.Select(pair => pair.Word);

    public static IReadOnlyDictionary<string, string> Keep(S3Request request)
    {
        var kept = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Kept)
        {
            if (request.Header(name) is { } value) kept[name] = Sendable(name, value);
        }

        // The coding of the request body is not a property of the object.
        if (kept.Remove("Content-Encoding", out var encoding))
        {
            var own = string.Join(", ", encoding.Split(',', StringSplitOptions.TrimEntries).Where(coding => coding is not ("aws-chunked" or "")));
            if (own.Length > 0) kept["Content-Encoding"] = own;
        }

        var size = 0;
        foreach (var name in request.HeaderNames.Where(name => name.StartsWith(Metadata, StringComparison.OrdinalIgnoreCase)))
        {
            var value = request.Header(name)!;
            kept[name.ToLowerInvariant()] = Sendable(name, value);
            size += Encoding.UTF8.GetByteCount(name) - Metadata.Length + Encoding.UTF8.GetByteCount(value);
        }

        return size <= LargestMetadata ? kept : throw new S3Exception(400, "MetadataTooLarge", "The metadata has more than 2,048 bytes.");
    }

    /// <summary>Returns a value that a response can have as a header. Servers accept control characters, and refuse to send them.</summary>
    public static string Sendable(string name, string value) => value.Any(c => char.IsControl(c) && c != '\t')
        ? throw S3Exception.InvalidArgument(name, "must not contain control characters")
        : value;

    public static string StorageClass(S3Request request, string ofBucket)
    {
        var given = request.Header("x-amz-storage-class");
        if (given is null) return ofBucket;
        return StorageClasses.IsKnown(given)
            ? given
            : throw new S3Exception(400, "InvalidStorageClass", "The storage class must be STANDARD, STANDARD_IA, GLACIER or GLACIER_IR.");
    }

    public static List<(string Name, string Value)> Describe(BucketRow bucket, ObjectRow row, S3Call call)
    {
        List<(string Name, string Value)> headers =
        [
            ("Content-Type", ContentType(row)),
            .. row.Headers.Where(header => header.Key != "Content-Type").Select(header => (header.Key, header.Value)),
            ("ETag", Quote(row.ETag)),
            ("Last-Modified", row.Modified.ToString("R", CultureInfo.InvariantCulture)),
            ("Accept-Ranges", "bytes"),
        ];
        if (bucket.CacheControl is { } cache && !row.Headers.ContainsKey("Cache-Control")) headers.Add(("Cache-Control", cache));
        if (row.StorageClass != StorageClasses.Standard) headers.Add(("x-amz-storage-class", row.StorageClass));
        if (row.Tags.Count > 0) headers.Add(("x-amz-tagging-count", row.Tags.Count.ToString(CultureInfo.InvariantCulture)));
        if (row.RestoredUntil > call.Now)
            headers.Add(("x-amz-restore", row.ReadableFrom > call.Now ? "ongoing-request=\"true\"" : $"ongoing-request=\"false\", expiry-date=\"{row.RestoredUntil:R}\""));
        if (IsChecksumWanted(call)) headers.AddRange(Checksum(row.Checksum));
        foreach (var (word, header) in Overrides)
        {
            if (call.Query[word] is not { } value) continue;
            if (call.Request.Caller.IsAnonymous) throw S3Exception.InvalidRequest($"{word} needs a signed request.");
            headers.Add((header, Sendable(word, value)));
        }

        return headers;
    }

    /// <summary>Adds the encryption of the request, or the default of the bucket.</summary>
    public static IReadOnlyDictionary<string, string> WithEncryption(IReadOnlyDictionary<string, string> headers, S3Request request, BucketRow bucket)
    {
        var asked = request.Header(EncryptionHeader);
        if (asked is not (null or "AES256")) throw S3Exception.NotImplemented($"the header {EncryptionHeader} with {asked}: only AES256 is documented");
        var encryption = asked ?? bucket.Encryption;
        if (encryption is null) return headers;
        return new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase) { [EncryptionHeader] = encryption };
    }

    public static IEnumerable<(string Name, string Value)> Encryption(ObjectRow row) =>
        row.Headers.TryGetValue(EncryptionHeader, out var encryption) ? [(EncryptionHeader, encryption)] : [];

    /// <summary>Validates the regions of an object. The emulator has one region and doesn't apply them.</summary>
    public static void CheckRegions(S3Request request)
    {
        if (request.Header("X-Tigris-Regions") is { } regions) Regions.Parse(regions, "X-Tigris-Regions", any: false);
    }

    public static bool IsChecksumWanted(S3Call call) => string.Equals(call.Header("x-amz-checksum-mode"), "ENABLED", StringComparison.OrdinalIgnoreCase);

    public static string ContentType(ObjectRow row) => row.Headers.GetValueOrDefault("Content-Type", "binary/octet-stream");

    public static IEnumerable<(string Name, string Value)> Checksum(ObjectChecksum? checksum) =>
        checksum is null ? [] : [(checksum.Header, checksum.Value), ("x-amz-checksum-type", checksum.Type)];

    public static string Quote(string etag) => $"\"{etag}\"";
}
