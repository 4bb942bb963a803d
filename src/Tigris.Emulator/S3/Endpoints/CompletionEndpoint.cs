using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Notifications;
using Tigris.Emulator.S3.Payload;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.S3.Xml;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>Completes a multipart upload: joins the named parts in order and drops the others, without copying bytes.</summary>
internal sealed class CompletionEndpoint(Database database, UploadStore uploads, ObjectStore objects, ContentStore contents, ObjectEvents events)
{
    private const long SmallestPart = 5 << 20;

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("POST", S3Level.Object, Permissions.CompleteUpload, RequestClass.A, CompleteAsync) { Word = "uploadId" },
    ];

    private async Task<Reply> CompleteAsync(S3Call call)
    {
        var named = S3Xml.Parse(await Receiver.ReadXmlAsync(call.Request), "CompleteMultipartUpload").All("Part").Select(Named).ToList();
        if (named.Count == 0) throw S3Exception.MalformedXml();
        var checksum = await ChecksumAsync(call, named);
        return database.Write(() =>
        {
            var bucket = call.Admit();
            var upload = UploadEndpoints.Require(uploads, call);
            var parts = Chosen(upload, named);
            Conditions.CheckWrite(call, objects.Find(call.Bucket, call.Key));

            // The parts are already billed, so that the quota doesn't apply.
            var row = new ObjectRow(
                call.Bucket, call.Key, contents.Join(parts.Select(part => part.Content), call.Now), parts.Sum(part => part.Size), ETag(parts), call.Now, upload.StorageClass)
            {
                Headers = upload.Headers,
                Tags = upload.Tags,
                Acl = upload.Acl,
                Checksum = checksum,
                Parts = [.. parts.Select(part => part.Size)],
            };
            uploads.Remove(bucket, upload, call.Now);
            objects.Put(bucket, row, call.Now);
            events.Raise(bucket, ObjectEvents.CreatedByParts, row, call.Now);
            return XmlReply.Of(S3Xml.Element(
                "CompleteMultipartUploadResult",
                S3Xml.Element("Location", $"{call.Request.Context.Request.Scheme}://{call.Request.Context.Request.Host}{call.Request.Target.Path}"),
                S3Xml.Element("Bucket", row.Bucket),
                S3Xml.Element("Key", row.Key),
                S3Xml.Element("ETag", ObjectHeaders.Quote(row.ETag)),
                checksum is null ? null : S3Xml.Element("Checksum" + checksum.Algorithm.ToUpperInvariant(), checksum.Value),
                checksum is null ? null : S3Xml.Element("ChecksumType", checksum.Type)));
        });
    }

    private static (int Number, string ETag) Named(XElement part) =>
        int.TryParse(part.Text("PartNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && part.Text("ETag") is { } etag
            ? (number, etag.Trim('"'))
            : throw S3Exception.MalformedXml();

    private List<PartRow> Chosen(UploadRow upload, List<(int Number, string ETag)> named)
    {
        var known = uploads.Parts(upload.Id).ToDictionary(part => part.Number);
        var chosen = new List<PartRow>();
        foreach (var (number, etag) in named)
        {
            if (chosen.Count > 0 && number <= chosen[^1].Number) throw new S3Exception(400, "InvalidPartOrder", "The parts are not in ascending order.");
            if (!known.TryGetValue(number, out var part) || part.ETag != etag)
                throw new S3Exception(400, "InvalidPart", "A part was never uploaded, or has another ETag.") { Details = [("PartNumber", number.ToString(CultureInfo.InvariantCulture))] };
            if (chosen.Count > 0 && chosen[^1].Size < SmallestPart)
                throw new S3Exception(400, "EntityTooSmall", "Every part but the last must have at least 5 MiB.");
            chosen.Add(part);
        }

        return chosen;
    }

    private static string ETag(List<PartRow> parts)
    {
        using var digest = Digest.Of("md5");
        foreach (var part in parts) digest.Append(Convert.FromHexString(part.ETag));
        return $"{Convert.ToHexStringLower(digest.Finish())}-{parts.Count}";
    }

    /// <summary>Returns the checksum of the object. A checksum of all bytes reads them; a composite checksum doesn't.</summary>
    private async Task<ObjectChecksum?> ChecksumAsync(S3Call call, List<(int Number, string ETag)> named)
    {
        var (upload, parts) = database.Read(() =>
        {
            var found = UploadEndpoints.Require(uploads, call);
            return (found, Chosen(found, named).Select(part => (part, Reader: found.FullChecksum ? contents.Open(part.Content) : null)).ToList());
        });
        try
        {
            if (upload.Algorithm is not { } algorithm) return null;
            using var digest = Digest.Of(algorithm);
            foreach (var (part, reader) in parts)
            {
                if (reader is not null) await reader.CopyAsync(new ByteRange(0, part.Size), digest.AppendAsync, call.Request.Aborted);
                else if (part.Checksum is { } ofPart) digest.Append(Convert.FromBase64String(ofPart.Value));
            }

            var value = Convert.ToBase64String(digest.Finish());
            var checksum = new ObjectChecksum(algorithm, upload.FullChecksum ? value : $"{value}-{parts.Count}", OfParts: !upload.FullChecksum);
            if (call.Header(checksum.Header) is { } expected && expected != checksum.Value && expected != value) throw S3Exception.BadDigest(algorithm);
            return checksum;
        }
        finally
        {
            foreach (var (_, reader) in parts) reader?.Dispose();
        }
    }
}
