using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.S3.Xml;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>Returns selected attributes of an object.</summary>
internal sealed class AttributesEndpoint(Database database, BucketStore buckets, ObjectStore objects)
{
    private const string Header = "x-amz-object-attributes";

    private static readonly string[] Known = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"];

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("GET", S3Level.Object, Permissions.GetAttributes, RequestClass.B, Get)
        {
            Word = "attributes",
            Parameters = [Versions.Parameter],
            IsConditional = true,
            Headers = [Header, "x-amz-max-parts", "x-amz-part-number-marker", .. SupportedHeaders.Past],
        },
    ];

    private Task<Reply> Get(S3Call call) => Task.FromResult(database.Read(() =>
    {
        var asked = (call.Header(Header) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (asked.Length == 0 || !asked.All(Known.Contains)) throw S3Exception.InvalidArgument(Header, $"must name some of {string.Join(", ", Known)}");
        var bucket = buckets.FindAnywhere(call.Bucket)!;
        var row = Versions.Require(objects, call, bucket);
        Conditions.CheckRead(call, row);
        XElement? If(string name, Func<XElement?> element) => asked.Contains(name) ? element() : null;
        var reply = XmlReply.Of(S3Xml.Element(
            "GetObjectAttributesResponse",
            If("ETag", () => S3Xml.Element("ETag", row.ETag)),
            If("Checksum", () => row.Checksum is { } checksum
                ? S3Xml.Element("Checksum", S3Xml.Element(checksum.Element, checksum.Value), S3Xml.Element("ChecksumType", checksum.Type))
                : null),
            If("ObjectParts", () => row.Parts.Count > 0 ? Parts(call, row) : null),
            If("StorageClass", () => S3Xml.Element("StorageClass", row.StorageClass)),
            If("ObjectSize", () => S3Xml.Element("ObjectSize", row.Size))));
        reply.Headers.AddRange([("Last-Modified", row.Modified.ToString("R", CultureInfo.InvariantCulture)), .. Versions.Headers(bucket, row)]);
        return reply;
    }));

    private static XElement Parts(S3Call call, ObjectRow row)
    {
        var (most, after) = (Number(call, "x-amz-max-parts", 1000), Number(call, "x-amz-part-number-marker", 0));
        var page = row.Parts.Select((size, index) => (Size: size, Number: index + 1)).Where(part => part.Number > after).Take(most).ToList();
        var isTruncated = page.Count > 0 && page[^1].Number < row.Parts.Count;
        return S3Xml.Element(
            "ObjectParts",
            S3Xml.Element("TotalPartsCount", row.Parts.Count),
            S3Xml.Element("PartNumberMarker", after),
            S3Xml.Optional("NextPartNumberMarker", isTruncated ? page[^1].Number : null),
            S3Xml.Element("MaxParts", most),
            S3Xml.Element("IsTruncated", isTruncated),
            row.Checksum is not { } checksum ? null : page.Select(part => S3Xml.Element(
                "Part",
                S3Xml.Element("PartNumber", part.Number),
                S3Xml.Element("Size", part.Size),
                row.ChecksumOfPart(part.Number) is { } ofPart ? S3Xml.Element(checksum.Element, ofPart) : null)));
    }

    private static int Number(S3Call call, string header, int whenMissing)
    {
        if (call.Header(header) is not { } text) return whenMissing;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw S3Exception.InvalidArgument(header, "must be a whole number");
    }
}
