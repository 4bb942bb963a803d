using System;
using System.Collections.Generic;
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

/// <summary>Copies and renames objects within the service without copying bytes.</summary>
internal sealed class CopyEndpoints(Database database, ObjectStore objects, ContentStore contents, Quotas quotas, ObjectEvents events)
{
    private const string RenameHeader = "X-Tigris-Rename";

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("PUT", S3Level.Object, Permissions.CopyObject, RequestClass.A, CopyAsync) { Header = CopySource.Header, Headers = SupportedHeaders.Copy, IsConditional = true },
    ];

    private async Task<Reply> CopyAsync(S3Call call)
    {
        CopySource.RequireEmptyBody(call);
        var isRename = IsRename(call);
        var checksum = await ChecksumAsync(call);
        return database.Write(() =>
        {
            var bucket = call.Admit();
            var source = CopySource.Require(call, objects);
            var (withMetadata, withTags) = (IsReplaced(call, "x-amz-metadata-directive"), IsReplaced(call, "x-amz-tagging-directive"));
            var storageClass = isRename && call.Header("x-amz-storage-class") is null
                ? source.StorageClass
                : ObjectHeaders.StorageClass(call.Request, bucket.StorageClass);
            ObjectHeaders.CheckRegions(call.Request);
            var isItself = source.Bucket == call.Bucket && source.Key == call.Key && source.Until == long.MaxValue;
            if (isItself && !withMetadata && !withTags && storageClass == source.StorageClass)
                throw S3Exception.InvalidRequest("A copy of an object onto itself must change the metadata, the tags or the storage class.");
            if (isRename) CheckRename(call, source, isItself);

            var before = objects.Find(call.Bucket, call.Key);
            Conditions.CheckWrite(call, before);
            quotas.Check(bucket, source.Size, isRename && !bucket.Snapshots ? source : before);
            var newChecksum = checksum is { } computed && computed.Content == source.Content ? computed.Checksum : null;
            var row = objects.Put(
                bucket,
                source with
                {
                    Bucket = call.Bucket,
                    Key = call.Key,
                    Modified = call.Now,
                    StorageClass = storageClass,
                    Headers = ObjectHeaders.WithEncryption(withMetadata ? ObjectHeaders.Keep(call.Request) : source.Headers, call.Request, bucket),
                    Acl = call.RequestedAcl(bucket) ?? (isRename ? source.Acl : null),
                    Tags = withTags ? TagSets.ReadHeader(call.Header("x-amz-tagging")) : source.Tags,
                    Checksum = newChecksum ?? source.Checksum,
                    PartChecksums = newChecksum is null ? source.PartChecksums : null,
                },
                call.Now);
            events.Raise(bucket, ObjectEvents.CreatedByCopy, row, call.Now);
            if (isRename)
            {
                objects.Remove(bucket, source, call.Now, isRename: true);
                events.Raise(bucket, ObjectEvents.Deleted, source, call.Now);
            }

            var reply = XmlReply.Of(Result("CopyObjectResult", row.ETag, row.Modified, row.Checksum));
            reply.Headers.AddRange([.. Versions.Headers(bucket, row), .. ObjectHeaders.Encryption(row)]);
            return reply;
        });
    }

    internal static XElement Result(string name, string etag, DateTime modified, ObjectChecksum? checksum) => S3Xml.Element(
        name,
        S3Xml.Element("LastModified", S3Xml.Time(modified)),
        S3Xml.Element("ETag", ObjectHeaders.Quote(etag)),
        checksum is null ? null : S3Xml.Element(checksum.Element, checksum.Value),
        checksum is null ? null : S3Xml.Element("ChecksumType", checksum.Type));

    private static bool IsRename(S3Call call) => call.Header(RenameHeader) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw S3Exception.InvalidArgument(RenameHeader, "must be true or false"),
    };

    private static void CheckRename(S3Call call, ObjectRow source, bool isItself)
    {
        if (source.Bucket != call.Bucket) throw S3Exception.InvalidRequest("A rename can't move an object to another bucket.");
        if (isItself) throw S3Exception.InvalidRequest("The new key must differ from the old key.");
        if (source.Until != long.MaxValue) throw S3Exception.InvalidRequest("Only the current object can be renamed.");
        call.Require(call.Bucket, Permissions.DeleteObject, source.Key);
    }

    private static bool IsReplaced(S3Call call, string directive) => call.Header(directive) switch
    {
        null or "COPY" => false,
        "REPLACE" => true,
        _ => throw S3Exception.InvalidArgument(directive, "must be COPY or REPLACE"),
    };

    /// <summary>Computes another checksum than the source has, which reads its bytes; null if the request names none.</summary>
    private async Task<(long Content, ObjectChecksum Checksum)?> ChecksumAsync(S3Call call)
    {
        if (call.Header("x-amz-checksum-algorithm") is not { } name) return null;
        var algorithm = AnnouncedDigests.Known(name);
        var (source, reader) = database.Read(() =>
        {
            call.Admit();
            var found = CopySource.Require(call, objects);
            return (found, contents.Open(found.Content));
        });
        using (reader)
        {
            return (source.Content, await Receiver.ChecksumAsync(reader, source.Size, algorithm, call.Request.Aborted));
        }
    }
}
