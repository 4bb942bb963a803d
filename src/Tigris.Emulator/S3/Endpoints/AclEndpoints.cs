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

    private static readonly string[] PutHeaders = [ObjectAcls.Header, .. SupportedHeaders.Body];

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("GET", S3Level.Bucket, Permissions.GetBucketAcl, RequestClass.B, OfBucket) { Word = Word },
        new("PUT", S3Level.Bucket, Permissions.PutBucketAcl, RequestClass.A, PutOfBucketAsync) { Word = Word, Headers = [.. PutHeaders, BucketEndpoints.PublicListHeader] },
        new("GET", S3Level.Object, Permissions.GetObjectAcl, RequestClass.B, Get) { Word = Word, Parameters = [Versions.Parameter], Headers = SupportedHeaders.Past },
        new("PUT", S3Level.Object, Permissions.PutObjectAcl, RequestClass.A, PutAsync) { Word = Word, Parameters = [Versions.Parameter], Headers = PutHeaders },
        new("GET", S3Level.Bucket, Permissions.GetBucketPolicyStatus, RequestClass.B, PolicyStatus) { Word = "policyStatus" },
    ];

    private Task<Reply> OfBucket(S3Call call) => Task.FromResult(database.Read(() =>
    {
        var bucket = buckets.FindAnywhere(call.Bucket)!;
        return XmlReply.Of(AclXml.Write(bucket.OrganizationId, bucket.Public));
    }));

    private async Task<Reply> PutOfBucketAsync(S3Call call)
    {
        var xml = await Receiver.ReadXmlAsync(call.Request);
        return database.Write(() =>
        {
            var bucket = call.Admit();
            if (bucket.Ownership == ObjectAcls.Enforced) throw ObjectAcls.NotSupported();
            var acl = Requested(call, xml, bucket) ?? throw S3Exception.NotImplemented($"the header {ObjectAcls.Header} with {call.Header(ObjectAcls.Header)} for buckets");
            var isPublic = acl == ObjectAcls.PublicRead;
            buckets.Update(bucket with { Public = isPublic, PublicList = isPublic && BucketEndpoints.IsListPublic(call) });
            return new Reply(200);
        });
    }

    private Task<Reply> Get(S3Call call) => Task.FromResult(database.Read(() =>
    {
        var bucket = buckets.FindAnywhere(call.Bucket)!;
        var row = Versions.Require(objects, call, bucket);
        return XmlReply.Of(AclXml.Write(bucket.OrganizationId, bucket.ObjectAcl && row.Acl is { } acl ? acl == ObjectAcls.PublicRead : bucket.Public));
    }));

    private async Task<Reply> PutAsync(S3Call call)
    {
        var xml = await Receiver.ReadXmlAsync(call.Request);
        return database.Write(() =>
        {
            var bucket = call.Admit();
            if (!bucket.ObjectAcl || bucket.Ownership == ObjectAcls.Enforced) throw ObjectAcls.NotSupported();
            var row = Versions.Require(objects, call, bucket);
            if (Requested(call, xml, bucket) is { } acl) objects.SetAcl(row, acl);
            return new Reply(200);
        });
    }

    private Task<Reply> PolicyStatus(S3Call call) => Task.FromResult(database.Read(() =>
        XmlReply.Of(S3Xml.Element("PolicyStatus", S3Xml.Element("IsPublic", buckets.FindAnywhere(call.Bucket)!.Public)))));

    /// <summary>Returns the ACL in the header or the body; null for the owner's control, which is always in force.</summary>
    private static string? Requested(S3Call call, byte[] xml, BucketRow bucket)
    {
        var canned = ObjectAcls.Canned(call.Request);
        if (canned is null) return xml.Length > 0 ? AclXml.Read(xml, bucket.OrganizationId) : throw S3Exception.MalformedXml();
        if (xml.Length > 0) throw S3Exception.InvalidRequest($"{ObjectAcls.Header} and a body exclude each other.");
        return canned is ObjectAcls.Private or ObjectAcls.PublicRead ? canned : null;
    }
}
