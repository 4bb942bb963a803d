using System.Collections.Generic;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Payload;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.S3.Xml;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The ACL operations of buckets and objects.</summary>
internal sealed class AclEndpoints(Database database, BucketStore buckets, ObjectStore objects)
{
    private const string Word = "acl";

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("GET", S3Level.Bucket, Permissions.GetBucketAcl, RequestClass.B, OfBucket) { Word = Word },
        new("GET", S3Level.Object, Permissions.GetObjectAcl, RequestClass.B, Get) { Word = Word },
        new("PUT", S3Level.Object, Permissions.PutObjectAcl, RequestClass.A, PutAsync) { Word = Word },
    ];

    private Task<Reply> OfBucket(S3Call call) => Task.FromResult(database.Read(() =>
    {
        var bucket = buckets.FindAnywhere(call.Bucket)!;
        return XmlReply.Of(AclXml.Write(bucket.OrganizationId, bucket.Public));
    }));

    private Task<Reply> Get(S3Call call) => Task.FromResult(database.Read(() =>
    {
        var bucket = buckets.FindAnywhere(call.Bucket)!;
        var row = objects.Find(call.Bucket, call.Key, Snapshots.Asked(call.Request)) ?? throw S3Exception.NoSuchKey(call.Key);
        return XmlReply.Of(AclXml.Write(bucket.OrganizationId, bucket.ObjectAcl && row.Acl is { } acl ? acl == ObjectAcls.PublicRead : bucket.Public));
    }));

    private async Task<Reply> PutAsync(S3Call call)
    {
        var xml = await Receiver.ReadXmlAsync(call.Request);
        return database.Write(() =>
        {
            var bucket = call.Admit();
            if (!bucket.ObjectAcl) throw new S3Exception(400, "AccessControlListNotSupported", "The bucket does not have ACLs of objects switched on.");
            var acl = ObjectAcls.Asked(call.Request, bucket) ?? (xml.Length > 0 ? AclXml.Read(xml) : throw S3Exception.MalformedXml());
            objects.SetAcl(objects.Find(call.Bucket, call.Key) ?? throw S3Exception.NoSuchKey(call.Key), acl);
            return new Reply(200);
        });
    }
}
