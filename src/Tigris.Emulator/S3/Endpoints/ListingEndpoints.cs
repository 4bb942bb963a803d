using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using System.Xml.Linq;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Signature;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.S3.Xml;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The list operations, version 1 and 2.</summary>
internal sealed class ListingEndpoints(Database database, BucketStore buckets, ObjectStore objects, RemovedObjectStore removed)
{
    private const int LargestPage = 1000;

    private static readonly string[] Shared = ["prefix", "delimiter", "encoding-type", "max-keys"];
    private static readonly string[] VersionParameters = [.. Shared, "key-marker", "version-id-marker"];

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("GET", S3Level.Bucket, Permissions.ListObjectsV2, RequestClass.A, SecondVersion)
        {
            Word = "list-type",
            Parameters = [.. Shared, "continuation-token", "start-after", "fetch-owner"],
            Headers = SupportedHeaders.Past,
        },
        new("GET", S3Level.Bucket, Permissions.ListDeleted, RequestClass.A, Deleted) { Word = "versions", Header = SoftDelete.Header, Parameters = VersionParameters },
        new("GET", S3Level.Bucket, Permissions.ListVersions, RequestClass.A, AllVersions) { Word = "versions", Parameters = VersionParameters },
        new("GET", S3Level.Bucket, Permissions.ListObjectsV1, RequestClass.A, FirstVersion) { Parameters = [.. Shared, "marker"], Headers = SupportedHeaders.Past },
    ];

    private Task<Reply> SecondVersion(S3Call call)
    {
        if (call.Query["list-type"] != "2") throw S3Exception.InvalidArgument("list-type", "must be 2");
        var token = call.Query["continuation-token"];
        var startAfter = call.Query["start-after"];
        var listing = Requested(call, token is null ? startAfter ?? "" : ReadToken(token));
        var page = database.Read(() => listing.Read(objects));
        var escape = Escape(call);
        return Task.FromResult(XmlReply.Of(S3Xml.Element(
            "ListBucketResult",
            Common(call, listing, page, escape),
            S3Xml.Element("KeyCount", page.Objects.Count + page.Prefixes.Count),
            S3Xml.Optional("ContinuationToken", token),
            S3Xml.Optional("NextContinuationToken", page.NextAfter is { } next ? Token(next) : null),
            S3Xml.Optional("StartAfter", startAfter is null ? null : escape(startAfter)),
            Items(call, page, withOwner: call.Query["fetch-owner"] == "true"))));
    }

    private Task<Reply> FirstVersion(S3Call call)
    {
        var listing = Requested(call, call.Query["marker"] ?? "");
        var page = database.Read(() => listing.Read(objects));
        var escape = Escape(call);
        return Task.FromResult(XmlReply.Of(S3Xml.Element(
            "ListBucketResult",
            Common(call, listing, page, text => text), // clients decode the prefix only in version 2
            S3Xml.Element("Marker", escape(call.Query["marker"] ?? "")),
            S3Xml.Optional("NextMarker", page.NextAfter is { } next && listing.Delimiter.Length > 0 ? escape(next) : null),
            Items(call, page, withOwner: true))));
    }

    private static ObjectListing Requested(S3Call call, string after) => new(
        call.Bucket,
        call.Query["prefix"] ?? "",
        call.Query["delimiter"] ?? "",
        after,
        call.Query.Number("max-keys", LargestPage, 0, LargestPage),
        Snapshots.Requested(call));

    private static IEnumerable<XElement?> Common(S3Call call, ObjectListing listing, ObjectPage page, Func<string, string> escapePrefix)
    {
        var escape = Escape(call);
        return
        [
            S3Xml.Element("Name", listing.Bucket),
            S3Xml.Element("Prefix", escapePrefix(listing.Prefix)),
            listing.Delimiter.Length > 0 ? S3Xml.Element("Delimiter", escape(listing.Delimiter)) : null,
            S3Xml.Element("MaxKeys", listing.Most),
            S3Xml.Optional("EncodingType", call.Query["encoding-type"]),
            S3Xml.Element("IsTruncated", page.NextAfter is not null),
        ];
    }

    private static IEnumerable<XElement> Items(S3Call call, ObjectPage page, bool withOwner)
    {
        var escape = Escape(call);
        var owner = call.Request.Payer ?? "";
        var contents = page.Objects.Select(row => S3Xml.Element(
            "Contents",
            S3Xml.Element("Key", escape(row.Key)),
            S3Xml.Element("LastModified", S3Xml.Time(row.Modified)),
            S3Xml.Element("ETag", ObjectHeaders.Quote(row.ETag)),
            row.Checksum is { } checksum ? S3Xml.Element("ChecksumAlgorithm", checksum.Algorithm.ToUpperInvariant()) : null,
            row.Checksum is { } typed ? S3Xml.Element("ChecksumType", typed.Type) : null,
            S3Xml.Element("Size", row.Size),
            withOwner ? S3Xml.Element("Owner", S3Xml.Element("ID", owner), S3Xml.Element("DisplayName", owner)) : null,
            S3Xml.Element("StorageClass", row.StorageClass)));
        return contents.Concat(page.Prefixes.Select(prefix => S3Xml.Element("CommonPrefixes", S3Xml.Element("Prefix", escape(prefix)))));
    }

    internal static Func<string, string> Escape(S3Call call) => call.Query["encoding-type"] switch
    {
        null => text => text,
        "url" => text => CanonicalRequest.Escape(text, keepSlashes: true),
        _ => throw S3Exception.InvalidArgument("encoding-type", "must be url"),
    };

    internal static string Token(string after) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(after));

    internal static string ReadToken(string? token)
    {
        try
        {
            return token is null ? "" : Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        }
        catch (FormatException)
        {
            throw InvalidToken();
        }
    }

    internal static S3Exception InvalidToken() => S3Exception.InvalidArgument("continuation-token", "is not a token of this list");

    private Task<Reply> AllVersions(S3Call call) => Listed(call, isDeleted: false);

    private Task<Reply> Deleted(S3Call call)
    {
        SoftDelete.RequireTrue(call);
        return Listed(call, isDeleted: true);
    }

    private Task<Reply> Listed(S3Call call, bool isDeleted)
    {
        var (keyMarker, versionMarker) = (call.Query["key-marker"] ?? "", call.Query["version-id-marker"]);
        if (versionMarker is not null && keyMarker.Length == 0) throw S3Exception.InvalidArgument("version-id-marker", "needs key-marker");
        var escape = Escape(call);
        return Task.FromResult(database.Read(() =>
        {
            var bucket = buckets.FindAnywhere(call.Bucket)!;
            var listing = new VersionListing(
                call.Bucket, call.Query["prefix"] ?? "", call.Query["delimiter"] ?? "", keyMarker, VersionMarker(versionMarker), call.Query.Number("max-keys", LargestPage, 0, LargestPage));
            var page = listing.Read(isDeleted ? removed.List : objects.ListVersions);
            return XmlReply.Of(S3Xml.Element(
                "ListVersionsResult",
                S3Xml.Element("Name", listing.Bucket),
                S3Xml.Element("Prefix", escape(listing.Prefix)),
                S3Xml.Element("KeyMarker", escape(keyMarker)),
                S3Xml.Element("VersionIdMarker", versionMarker ?? ""),
                S3Xml.Optional("NextKeyMarker", page.Next is { } next ? escape(next.Key) : null),
                S3Xml.Optional("NextVersionIdMarker", page.Next is { Version: { } version } ? bucket.Snapshots || isDeleted ? version : Versions.None : null),
                listing.Delimiter.Length > 0 ? S3Xml.Element("Delimiter", escape(listing.Delimiter)) : null,
                S3Xml.Element("MaxKeys", listing.Most),
                S3Xml.Optional("EncodingType", call.Query["encoding-type"]),
                S3Xml.Element("IsTruncated", page.Next is not null),
                page.Rows.Select(row => Version(bucket, row, escape, isDeleted)),
                page.Prefixes.Select(prefix => S3Xml.Element("CommonPrefixes", S3Xml.Element("Prefix", escape(prefix))))));
        }));
    }

    private static XElement Version(BucketRow bucket, ObjectRow row, Func<string, string> escape, bool isDeleted) => S3Xml.Element(
        row.Marker ? "DeleteMarker" : "Version",
        S3Xml.Element("Key", escape(row.Key)),
        S3Xml.Element("VersionId", isDeleted ? row.Version : Versions.Id(bucket, row)),
        S3Xml.Element("IsLatest", !isDeleted && row.Until == long.MaxValue),
        S3Xml.Element("LastModified", S3Xml.Time(row.Modified)),
        row.Marker ? null : S3Xml.Element("ETag", ObjectHeaders.Quote(row.ETag)),
        row.Marker ? null : S3Xml.Element("Size", row.Size),
        S3Xml.Owner("Owner", bucket.OrganizationId),
        row.Marker ? null : S3Xml.Element("StorageClass", row.StorageClass),
        isDeleted ? S3Xml.Element("SoftDeleted", true) : null);

    // The only version of an object without versions sorts before none.
    private static long? VersionMarker(string? text) => text switch
    {
        null or Versions.None => null,
        _ => Snapshots.Version(text) ?? throw S3Exception.InvalidArgument("version-id-marker", "is not a version of this service"),
    };
}
