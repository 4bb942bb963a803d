using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Payload;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.S3.Xml;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The operations of multipart uploads, except for <see cref="CompletionEndpoint"/>.</summary>
internal sealed class UploadEndpoints(
    Database database,
    BucketStore buckets,
    UploadStore uploads,
    ObjectStore objects,
    ContentStore contents,
    Receiver receiver,
    Quotas quotas)
{
    private const string One = "uploadId";
    private const int LargestPage = 1000;
    private const string LastId = "~"; // after all ids, which are hexadecimal
    public const string FullObject = "FULL_OBJECT";
    public const string Composite = "COMPOSITE";
    private const int MostParts = 10_000;

    private static readonly string[] PartParameters = ["partNumber"];

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("POST", S3Level.Object, Permissions.CreateUpload, RequestClass.A, Create) { Word = "uploads", Headers = SupportedHeaders.Upload },
        new("PUT", S3Level.Object, Permissions.UploadPartCopy, RequestClass.A, CopyPartAsync) { Word = One, Header = CopySource.Header, Parameters = PartParameters, Headers = SupportedHeaders.CopyPart },
        new("PUT", S3Level.Object, Permissions.UploadPart, RequestClass.A, PutPartAsync) { Word = One, Parameters = PartParameters, Headers = SupportedHeaders.Body },
        new("GET", S3Level.Object, Permissions.ListParts, RequestClass.A, ListParts) { Word = One, Parameters = ["max-parts", "part-number-marker"] },
        new("DELETE", S3Level.Object, Permissions.AbortUpload, RequestClass.Free, Abort) { Word = One },
        new("GET", S3Level.Bucket, Permissions.ListMultipartUploads, RequestClass.A, List)
        {
            Word = "uploads",
            Parameters = ["prefix", "delimiter", "encoding-type", "key-marker", "upload-id-marker", "max-uploads"],
        },
    ];

    public static UploadRow Require(UploadStore uploads, S3Call call)
    {
        var id = call.Query[One]!;
        return uploads.Find(id) is { } upload && upload.Bucket == call.Bucket && upload.Key == call.Key ? upload : throw S3Exception.NoSuchUpload(id);
    }

    private Task<Reply> Create(S3Call call) => Task.FromResult(database.Write(() =>
    {
        var bucket = call.Admit();
        var algorithm = call.Header("x-amz-checksum-algorithm") is { } name ? AnnouncedDigests.Known(name) : null;
        ObjectHeaders.CheckRegions(call.Request);
        var type = ChecksumType(call, algorithm);
        var upload = new UploadRow(
            RandomNumberGenerator.GetHexString(32, lowercase: true), call.Bucket, call.Key, call.Now, ObjectHeaders.StorageClass(call.Request, bucket.StorageClass))
        {
            Headers = ObjectHeaders.WithEncryption(ObjectHeaders.Keep(call.Request), call.Request, bucket),
            Tags = TagSets.ReadHeader(call.Header("x-amz-tagging")),
            Acl = call.RequestedAcl(bucket),
            Algorithm = algorithm,
            FullChecksum = type == FullObject,
        };
        uploads.Insert(upload);
        var reply = XmlReply.Of(S3Xml.Element(
            "InitiateMultipartUploadResult",
            S3Xml.Element("Bucket", upload.Bucket),
            S3Xml.Element("Key", upload.Key),
            S3Xml.Element("UploadId", upload.Id)));
        if (algorithm is not null) reply.Headers.AddRange([("x-amz-checksum-algorithm", algorithm.ToUpperInvariant()), ("x-amz-checksum-type", type)]);
        if (upload.Headers.TryGetValue(ObjectHeaders.EncryptionHeader, out var encryption)) reply.Headers.Add((ObjectHeaders.EncryptionHeader, encryption));
        return reply;
    }));

    /// <summary>Returns the type of the object's checksum. Not every algorithm has both types.</summary>
    private static string ChecksumType(S3Call call, string? algorithm)
    {
        var given = call.Header("x-amz-checksum-type");
        if (given is not (null or FullObject or Composite)) throw S3Exception.InvalidArgument("x-amz-checksum-type", $"must be {FullObject} or {Composite}");
        if (given is not null && algorithm is null) throw S3Exception.InvalidRequest("x-amz-checksum-type needs x-amz-checksum-algorithm.");
        var type = given ?? (algorithm == "crc64nvme" ? FullObject : Composite);
        if ((type == FullObject && algorithm is "sha1" or "sha256") || (type == Composite && algorithm == "crc64nvme"))
            throw S3Exception.InvalidRequest($"The checksum {algorithm} can't have the type {type}.");
        return type;
    }

    private async Task<Reply> PutPartAsync(S3Call call)
    {
        var algorithm = database.Read(() => Require(uploads, call)).Algorithm;
        using var received = await receiver.ReceiveAsync(call.Request, AnnouncedDigests.Of(call.Request, algorithm));
        var part = await PutAsync(call, received);
        return new Reply(200) { Headers = [("ETag", ObjectHeaders.Quote(part.ETag)), .. ObjectHeaders.Checksum(part.Checksum).Take(1)] };
    }

    private async Task<Reply> CopyPartAsync(S3Call call)
    {
        CopySource.RequireEmptyBody(call);

        // A part needs its own bytes: its segments become the object's when the upload is completed.
        var (upload, reader, range) = database.Read(() =>
        {
            var source = CopySource.Require(call, objects);
            var asked = Ranges.OfCopy(call.Header("x-amz-copy-source-range"), source.Size);
            return (Require(uploads, call), contents.Open(source.Content), asked);
        });
        using (reader)
        {
            using var received = await receiver.CopyAsync(reader, range, upload.Algorithm, call.Request.Aborted);
            var part = await PutAsync(call, received);
            return XmlReply.Of(CopyEndpoints.Result("CopyPartResult", part.ETag, part.Modified, part.Checksum));
        }
    }

    private Task<PartRow> PutAsync(S3Call call, Received received) => database.WriteAsync(() =>
    {
        var bucket = call.Admit();
        var upload = Require(uploads, call);
        var number = call.Query.Number("partNumber", 0, 1, MostParts + 1);
        if (number is 0 or > MostParts) throw S3Exception.InvalidArgument("partNumber", $"must be a whole number from 1 to {MostParts}");
        quotas.Check(bucket, received.Draft.Size - (uploads.Part(upload.Id, number)?.Size ?? 0));
        var part = new PartRow(number, contents.Keep(received.Draft, call.Now), received.Draft.Size, received.ETag, call.Now, received.Checksum);
        uploads.PutPart(bucket, upload, part, call.Now);
        return part;
    });

    private Task<Reply> ListParts(S3Call call) => Task.FromResult(database.Read(() =>
    {
        var bucket = buckets.FindAnywhere(call.Bucket)!;
        var upload = Require(uploads, call);
        var (most, after) = (call.Query.Number("max-parts", LargestPage, 1, LargestPage), call.Query.Number("part-number-marker", 0, 0, MostParts));
        var parts = uploads.Parts(upload.Id).Where(part => part.Number > after).Take(most + 1).ToList();
        var page = parts.Take(most).ToList();
        return XmlReply.Of(S3Xml.Element(
            "ListPartsResult",
            S3Xml.Element("Bucket", upload.Bucket),
            S3Xml.Element("Key", upload.Key),
            S3Xml.Element("UploadId", upload.Id),
            S3Xml.Owner("Initiator", bucket.OrganizationId),
            S3Xml.Owner("Owner", bucket.OrganizationId),
            S3Xml.Element("StorageClass", upload.StorageClass),
            upload.Algorithm is { } algorithm ? S3Xml.Element("ChecksumAlgorithm", algorithm.ToUpperInvariant()) : null,
            upload.Algorithm is null ? null : S3Xml.Element("ChecksumType", upload.FullChecksum ? FullObject : Composite),
            S3Xml.Element("PartNumberMarker", after),
            S3Xml.Optional("NextPartNumberMarker", parts.Count > most ? page[^1].Number : null),
            S3Xml.Element("MaxParts", most),
            S3Xml.Element("IsTruncated", parts.Count > most),
            page.Select(part => S3Xml.Element(
                "Part",
                S3Xml.Element("PartNumber", part.Number),
                S3Xml.Element("LastModified", S3Xml.Time(part.Modified)),
                S3Xml.Element("ETag", ObjectHeaders.Quote(part.ETag)),
                S3Xml.Element("Size", part.Size),
                part.Checksum is { } checksum ? S3Xml.Element(checksum.Element, checksum.Value) : null))));
    }));

    private Task<Reply> Abort(S3Call call) => Task.FromResult(database.Write(() =>
    {
        var bucket = call.Admit();
        uploads.Remove(bucket, Require(uploads, call), call.Now);
        return new Reply(204);
    }));

    private Task<Reply> List(S3Call call) => Task.FromResult(database.Read(() =>
    {
        var most = call.Query.Number("max-uploads", LargestPage, 1, LargestPage);
        var (prefix, delimiter) = (call.Query["prefix"] ?? "", call.Query["delimiter"] ?? "");
        var keyMarker = call.Query["key-marker"] ?? "";
        var idMarker = keyMarker.Length > 0 ? call.Query["upload-id-marker"] ?? LastId : "";
        var escape = ListingEndpoints.Escape(call);
        var (page, prefixes, more) = UploadListing.Read(uploads, call.Bucket, prefix, delimiter, keyMarker, idMarker, most);
        return XmlReply.Of(S3Xml.Element(
            "ListMultipartUploadsResult",
            S3Xml.Element("Bucket", call.Bucket),
            S3Xml.Element("KeyMarker", escape(keyMarker)),
            S3Xml.Element("UploadIdMarker", call.Query["upload-id-marker"] ?? ""),
            S3Xml.Optional("Prefix", prefix.Length > 0 ? escape(prefix) : null),
            S3Xml.Optional("Delimiter", delimiter.Length > 0 ? escape(delimiter) : null),
            S3Xml.Optional("EncodingType", call.Query["encoding-type"]),
            S3Xml.Optional("NextKeyMarker", more is { } key ? escape(key.Key) : null),
            S3Xml.Optional("NextUploadIdMarker", more?.Id),
            S3Xml.Element("MaxUploads", most),
            S3Xml.Element("IsTruncated", more is not null),
            page.Select(upload => S3Xml.Element(
                "Upload",
                S3Xml.Element("Key", escape(upload.Key)),
                S3Xml.Element("UploadId", upload.Id),
                S3Xml.Element("StorageClass", upload.StorageClass),
                S3Xml.Element("Initiated", S3Xml.Time(upload.Initiated)))),
            prefixes.Select(common => S3Xml.Element("CommonPrefixes", S3Xml.Element("Prefix", escape(common))))));
    }));
}
