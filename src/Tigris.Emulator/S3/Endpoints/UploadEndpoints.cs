using System.Collections.Generic;
using System.Globalization;
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
internal sealed class UploadEndpoints(Database database, UploadStore uploads, ObjectStore objects, ContentStore contents, Receiver receiver, Quotas quotas)
{
    private const string One = "uploadId";
    private const int LargestPage = 1000;
    private const int MostParts = 10_000;

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("POST", S3Level.Object, Permissions.CreateUpload, RequestClass.A, Create) { Word = "uploads" },
        new("PUT", S3Level.Object, Permissions.UploadPartCopy, RequestClass.A, CopyPartAsync) { Word = One, Header = CopySource.Header },
        new("PUT", S3Level.Object, Permissions.UploadPart, RequestClass.A, PutPartAsync) { Word = One },
        new("GET", S3Level.Object, Permissions.ListParts, RequestClass.A, ListParts) { Word = One },
        new("DELETE", S3Level.Object, Permissions.AbortUpload, RequestClass.Free, Abort) { Word = One },
        new("GET", S3Level.Bucket, Permissions.ListMultipartUploads, RequestClass.A, List) { Word = "uploads" },
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
        var upload = new UploadRow(
            RandomNumberGenerator.GetHexString(32, lowercase: true), call.Bucket, call.Key, call.Now, ObjectHeaders.StorageClass(call.Request, bucket.StorageClass))
        {
            Headers = ObjectHeaders.Keep(call.Request),
            Tags = TagSets.ReadHeader(call.Header("x-amz-tagging")),
            Acl = call.AskedAcl(bucket),
            Algorithm = algorithm,
            FullChecksum = (call.Header("x-amz-checksum-type") ?? (algorithm == "crc64nvme" ? "FULL_OBJECT" : "COMPOSITE")) == "FULL_OBJECT",
        };
        uploads.Insert(upload);
        return XmlReply.Of(S3Xml.Element(
            "InitiateMultipartUploadResult",
            S3Xml.Element("Bucket", upload.Bucket),
            S3Xml.Element("Key", upload.Key),
            S3Xml.Element("UploadId", upload.Id)));
    }));

    private async Task<Reply> PutPartAsync(S3Call call)
    {
        var algorithm = database.Read(() => Require(uploads, call)).Algorithm;
        using var received = await receiver.ReceiveAsync(call.Request, AnnouncedDigests.Of(call.Request, algorithm));
        var part = Put(call, received);
        return new Reply(200) { Headers = [("ETag", ObjectHeaders.Quote(part.ETag)), .. ObjectHeaders.Checksum(part.Checksum).Take(1)] };
    }

    private async Task<Reply> CopyPartAsync(S3Call call)
    {
        // A part needs its own bytes: its segments become the object's when the upload is completed.
        var (upload, reader, range) = database.Read(() =>
        {
            var source = CopySource.Require(call, objects);
            var asked = Ranges.Of(call.Header("x-amz-copy-source-range"), source.Size) ?? new ByteRange(0, source.Size);
            return (Require(uploads, call), contents.Open(source.Content), asked);
        });
        using (reader)
        {
            using var received = await receiver.CopyAsync(reader, range, upload.Algorithm, call.Request.Aborted);
            var part = Put(call, received);
            return XmlReply.Of(CopyEndpoints.Result("CopyPartResult", part.ETag, part.Modified, part.Checksum));
        }
    }

    private PartRow Put(S3Call call, Received received) => database.Write(() =>
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
        var upload = Require(uploads, call);
        var (most, after) = (call.Query.Number("max-parts", LargestPage, 1, LargestPage), call.Query.Number("part-number-marker", 0, 0, MostParts));
        var parts = uploads.Parts(upload.Id).Where(part => part.Number > after).Take(most + 1).ToList();
        var page = parts.Take(most).ToList();
        return XmlReply.Of(S3Xml.Element(
            "ListPartsResult",
            S3Xml.Element("Bucket", upload.Bucket),
            S3Xml.Element("Key", upload.Key),
            S3Xml.Element("UploadId", upload.Id),
            S3Xml.Element("StorageClass", upload.StorageClass),
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
                part.Checksum is { } checksum ? S3Xml.Element("Checksum" + checksum.Algorithm.ToUpper(CultureInfo.InvariantCulture), checksum.Value) : null))));
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
        var keyMarker = call.Query["key-marker"] ?? "";
        var idMarker = keyMarker.Length > 0 ? call.Query["upload-id-marker"] ?? "\U0010FFFF" : "";
        var rows = uploads.List(call.Bucket, call.Query["prefix"] ?? "", keyMarker, idMarker, most + 1);
        var page = rows.Take(most).ToList();
        var more = rows.Count > most;
        return XmlReply.Of(S3Xml.Element(
            "ListMultipartUploadsResult",
            S3Xml.Element("Bucket", call.Bucket),
            S3Xml.Element("KeyMarker", keyMarker),
            S3Xml.Element("UploadIdMarker", call.Query["upload-id-marker"] ?? ""),
            S3Xml.Optional("NextKeyMarker", more ? page[^1].Key : null),
            S3Xml.Optional("NextUploadIdMarker", more ? page[^1].Id : null),
            S3Xml.Element("MaxUploads", most),
            S3Xml.Element("IsTruncated", more),
            page.Select(upload => S3Xml.Element(
                "Upload",
                S3Xml.Element("Key", upload.Key),
                S3Xml.Element("UploadId", upload.Id),
                S3Xml.Element("StorageClass", upload.StorageClass),
                S3Xml.Element("Initiated", S3Xml.Time(upload.Initiated))))));
    }));
}
