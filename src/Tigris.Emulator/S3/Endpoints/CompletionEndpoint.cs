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
        new("POST", S3Level.Object, Permissions.CompleteUpload, RequestClass.A, CompleteAsync) { Word = "uploadId", Headers = SupportedHeaders.Completion, IsConditional = true },
    ];

    private async Task<Reply> CompleteAsync(S3Call call)
    {
        var root = S3Xml.Parse(await Receiver.ReadXmlAsync(call.Request, isChecksumOfBody: false), "CompleteMultipartUpload");
        S3Xml.RequireOnly(root, "Part*");
        var named = root.All("Part").Select(Named).ToList();
        if (named.Count == 0) throw S3Exception.MalformedXml();
        if (database.Read(() => Repeated(call, named)) is { } before) return before;
        var checksum = await ChecksumAsync(call, named);
        return await database.WriteAsync(() =>
        {
            var bucket = call.Admit();
            if (Repeated(call, named) is { } repeated) return repeated; // a concurrent completion was faster
            var upload = UploadEndpoints.Require(uploads, call);
            var parts = Chosen(upload, named);
            var size = parts.Sum(part => part.Size);
            if (call.Header("x-amz-mp-object-size") is { } expected && expected != size.ToString(CultureInfo.InvariantCulture))
                throw S3Exception.InvalidRequest("x-amz-mp-object-size is not the size of the parts.");
            Conditions.CheckWrite(call, objects.Find(call.Bucket, call.Key));

            // The parts are already billed, so that the quota doesn't apply.
            var row = new ObjectRow(
                call.Bucket, call.Key, contents.Join(parts.Select(part => part.Content), call.Now), size, ETag(parts), call.Now, upload.StorageClass)
            {
                Headers = upload.Headers,
                Tags = upload.Tags,
                Acl = upload.Acl,
                Checksum = checksum,
                Parts = [.. parts.Select(part => part.Size)],
                PartChecksums = checksum is null ? null : string.Join(',', parts.Select(part => part.Checksum?.Value)),
            };
            uploads.Remove(bucket, upload, call.Now);
            row = objects.Put(bucket, row, call.Now);
            uploads.Complete(upload, row, bucket.Snapshots, call.Now);
            events.Raise(bucket, ObjectEvents.CreatedByParts, row, call.Now);
            return Result(call, row.ETag, checksum, [.. Versions.Headers(bucket, row), .. ObjectHeaders.Encryption(row)]);
        });
    }

    /// <summary>Returns the result of an earlier completion of the same upload with the same parts; null if there is none.</summary>
    private Reply? Repeated(S3Call call, List<NamedPart> named)
    {
        if (uploads.Completed(call.Query["uploadId"]!) is not { } done || done.Bucket != call.Bucket || done.Key != call.Key) return null;
        return ETag(named.Select(part => part.ETag).ToList()) == done.ETag
            ? Result(call, done.ETag, done.Checksum, done.Version is { } version ? Versions.DeleteHeaders(version.ToString(CultureInfo.InvariantCulture), false) : [])
            : null;
    }

    private static Reply Result(S3Call call, string etag, ObjectChecksum? checksum, IEnumerable<(string Name, string Value)> headers)
    {
        var reply = XmlReply.Of(S3Xml.Element(
            "CompleteMultipartUploadResult",
            S3Xml.Element("Location", $"{call.Request.Context.Request.Scheme}://{call.Request.Context.Request.Host}{call.Request.Target.Path}"),
            S3Xml.Element("Bucket", call.Bucket),
            S3Xml.Element("Key", call.Key),
            S3Xml.Element("ETag", ObjectHeaders.Quote(etag)),
            checksum is null ? null : S3Xml.Element(checksum.Element, checksum.Value),
            checksum is null ? null : S3Xml.Element("ChecksumType", checksum.Type)));
        reply.Headers.AddRange(headers);
        return reply;
    }

    private static NamedPart Named(XElement part)
    {
        S3Xml.RequireOnly(part, [.. Digest.Algorithms.Select(name => "Checksum" + name.ToUpperInvariant()), "PartNumber", "ETag"]);
        return int.TryParse(part.Text("PartNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && part.Text("ETag") is { } etag
            ? new NamedPart(number, etag.Trim('"'), part)
            : throw S3Exception.MalformedXml();
    }

    private List<PartRow> Chosen(UploadRow upload, List<NamedPart> named)
    {
        var known = uploads.Parts(upload.Id).ToDictionary(part => part.Number);
        var chosen = new List<PartRow>();
        foreach (var name in named)
        {
            if (chosen.Count > 0 && name.Number <= chosen[^1].Number) throw new S3Exception(400, "InvalidPartOrder", "The parts are not in ascending order.");
            if (!known.TryGetValue(name.Number, out var part) || part.ETag != name.ETag || !name.HasChecksumOf(part))
            {
                throw new S3Exception(400, "InvalidPart", "A part was never uploaded, or has another ETag or checksum.")
                {
                    Details = [("PartNumber", name.Number.ToString(CultureInfo.InvariantCulture))],
                };
            }

            if (chosen.Count > 0 && chosen[^1].Size < SmallestPart)
                throw new S3Exception(400, "EntityTooSmall", "Each part except the last must have at least 5 MiB.");
            chosen.Add(part);
        }

        return chosen;
    }

    private static string ETag(List<PartRow> parts) => ETag([.. parts.Select(part => part.ETag)]);

    private static string ETag(List<string> etags)
    {
        if (!etags.TrueForAll(etag => etag.Length == 32 && etag.All(char.IsAsciiHexDigit))) return "";
        using var digest = Digest.Of("md5");
        foreach (var etag in etags) digest.Append(Convert.FromHexString(etag));
        return $"{Convert.ToHexStringLower(digest.Finish())}-{etags.Count}";
    }

    private sealed record NamedPart(int Number, string ETag, XElement Element)
    {
        /// <summary>Returns true if each named checksum is that of the part; otherwise, false.</summary>
        public bool HasChecksumOf(PartRow part) => Element.Elements()
            .Where(item => item.Name.LocalName.StartsWith("Checksum", StringComparison.Ordinal) && item.Value.Length > 0)
            .All(item => part.Checksum is { } checksum && item.Name.LocalName == checksum.Element && item.Value == checksum.Value);
    }

    /// <summary>Refuses a checksum or type that the upload doesn't have: it would not be verified.</summary>
    private static void CheckChecksumHeaders(S3Call call, UploadRow upload)
    {
        var others = Digest.Algorithms.Where(name => name != upload.Algorithm && call.Header("x-amz-checksum-" + name) is not null).ToList();
        if (others.Count > 0) throw S3Exception.InvalidRequest($"The upload has no checksum {others[0]}.");
        var algorithm = call.Header("x-amz-checksum-algorithm");
        if (algorithm is not null && !algorithm.Equals(upload.Algorithm, StringComparison.OrdinalIgnoreCase))
            throw S3Exception.InvalidRequest($"The upload has no checksum {algorithm}.");
        var type = call.Header("x-amz-checksum-type");
        if (type is not null && (upload.Algorithm is null || type != (upload.FullChecksum ? UploadEndpoints.FullObject : UploadEndpoints.Composite)))
            throw S3Exception.InvalidRequest($"The checksum of the upload is not of the type {type}.");
    }

    /// <summary>Returns the checksum of the object. A checksum of all bytes reads them; a composite checksum doesn't.</summary>
    private async Task<ObjectChecksum?> ChecksumAsync(S3Call call, List<NamedPart> named)
    {
        var (upload, parts) = database.Read(() =>
        {
            var found = UploadEndpoints.Require(uploads, call);
            CheckChecksumHeaders(call, found);
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
