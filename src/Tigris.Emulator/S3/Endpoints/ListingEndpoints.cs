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
internal sealed class ListingEndpoints(Database database, ObjectStore objects)
{
    private const int LargestPage = 1000;

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("GET", S3Level.Bucket, Permissions.ListObjectsV2, RequestClass.A, SecondVersion) { Word = "list-type" },
        new("GET", S3Level.Bucket, Permissions.ListObjectsV1, RequestClass.A, FirstVersion),
    ];

    private Task<Reply> SecondVersion(S3Call call)
    {
        if (call.Query["list-type"] != "2") throw S3Exception.InvalidArgument("list-type", "must be 2");
        var token = call.Query["continuation-token"];
        var startAfter = call.Query["start-after"];
        var listing = Asked(call, token is null ? startAfter ?? "" : ReadToken(token));
        var page = database.Read(() => listing.Read(objects));
        var escape = Escape(call);
        return Task.FromResult(XmlReply.Of(S3Xml.Element(
            "ListBucketResult",
            Common(call, listing, page),
            S3Xml.Element("KeyCount", page.Objects.Count + page.Prefixes.Count),
            S3Xml.Optional("ContinuationToken", token),
            S3Xml.Optional("NextContinuationToken", page.NextAfter is { } next ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(next)) : null),
            S3Xml.Optional("StartAfter", startAfter is null ? null : escape(startAfter)),
            Items(call, page, withOwner: call.Query["fetch-owner"] == "true"))));
    }

    private Task<Reply> FirstVersion(S3Call call)
    {
        var listing = Asked(call, call.Query["marker"] ?? "");
        var page = database.Read(() => listing.Read(objects));
        var escape = Escape(call);
        return Task.FromResult(XmlReply.Of(S3Xml.Element(
            "ListBucketResult",
            Common(call, listing, page),
            S3Xml.Element("Marker", escape(call.Query["marker"] ?? "")),
            S3Xml.Optional("NextMarker", page.NextAfter is { } next && listing.Delimiter.Length > 0 ? escape(next) : null),
            Items(call, page, withOwner: true))));
    }

    private static ObjectListing Asked(S3Call call, string after) => new(
        call.Bucket,
        call.Query["prefix"] ?? "",
        call.Query["delimiter"] ?? "",
        after,
        call.Query.Number("max-keys", LargestPage, 0, LargestPage),
        Snapshots.Asked(call));

    private static IEnumerable<XElement?> Common(S3Call call, ObjectListing listing, ObjectPage page)
    {
        var escape = Escape(call);
        return
        [
            S3Xml.Element("Name", listing.Bucket),
            S3Xml.Element("Prefix", escape(listing.Prefix)),
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

    private static Func<string, string> Escape(S3Call call) => call.Query["encoding-type"] switch
    {
        null => text => text,
        "url" => text => CanonicalRequest.Escape(text, keepSlashes: true),
        _ => throw S3Exception.InvalidArgument("encoding-type", "must be url"),
    };

    private static string ReadToken(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        }
        catch (FormatException)
        {
            throw S3Exception.InvalidArgument("continuation-token", "is none that the emulator gave");
        }
    }
}
