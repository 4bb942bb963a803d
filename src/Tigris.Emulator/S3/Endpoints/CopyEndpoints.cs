using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Notifications;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.S3.Xml;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>Copies objects within the service without copying bytes.</summary>
internal sealed class CopyEndpoints(Database database, ObjectStore objects, Quotas quotas, ObjectEvents events)
{
    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("PUT", S3Level.Object, Permissions.CopyObject, RequestClass.A, Copy) { Header = CopySource.Header },
    ];

    private Task<Reply> Copy(S3Call call) => Task.FromResult(database.Write(() =>
    {
        var bucket = call.Admit();
        var source = CopySource.Require(call, objects);
        var (withMetadata, withTags) = (IsReplaced(call, "x-amz-metadata-directive"), IsReplaced(call, "x-amz-tagging-directive"));
        var storageClass = ObjectHeaders.StorageClass(call.Request, bucket.StorageClass);
        var onItself = source.Bucket == call.Bucket && source.Key == call.Key && Snapshots.Asked(call) == ObjectStore.Now;
        if (onItself && !withMetadata && !withTags && storageClass == source.StorageClass)
            throw S3Exception.InvalidRequest("A copy onto itself must change something: metadata, tags or storage class.");

        var before = objects.Find(call.Bucket, call.Key);
        Conditions.CheckWrite(call, before);
        quotas.Check(bucket, source.Size, before);
        var row = source with
        {
            Bucket = call.Bucket,
            Key = call.Key,
            Modified = call.Now,
            StorageClass = storageClass,
            Headers = withMetadata ? ObjectHeaders.Keep(call.Request) : source.Headers,
            Acl = call.AskedAcl(bucket),
            Tags = withTags ? TagSets.ReadHeader(call.Header("x-amz-tagging")) : source.Tags,
        };
        objects.Put(bucket, row, call.Now);
        events.Raise(bucket, ObjectEvents.CreatedByCopy, row, call.Now);
        return XmlReply.Of(Result("CopyObjectResult", row.ETag, row.Modified, row.Checksum));
    }));

    internal static System.Xml.Linq.XElement Result(string name, string etag, DateTime modified, ObjectChecksum? checksum) => S3Xml.Element(
        name,
        S3Xml.Element("LastModified", S3Xml.Time(modified)),
        S3Xml.Element("ETag", ObjectHeaders.Quote(etag)),
        checksum is null ? null : S3Xml.Element("Checksum" + checksum.Algorithm.ToUpperInvariant(), checksum.Value),
        checksum is null ? null : S3Xml.Element("ChecksumType", checksum.Type));

    private static bool IsReplaced(S3Call call, string directive) => call.Header(directive) switch
    {
        null or "COPY" => false,
        "REPLACE" => true,
        _ => throw S3Exception.InvalidArgument(directive, "must be COPY or REPLACE"),
    };
}
