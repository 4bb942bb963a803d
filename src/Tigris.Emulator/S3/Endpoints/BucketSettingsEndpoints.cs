using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using System.Xml.Linq;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Payload;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Xml;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>
/// The settings of buckets over S3: CORS, lifecycle, ownership and encryption, which are read, written and deleted alike; and transfer acceleration,
/// which is a state without an effect.
/// </summary>
internal sealed class BucketSettingsEndpoints(Database database, BucketStore buckets)
{
    public IEnumerable<S3Endpoint> Endpoints =>
    [
        .. Setting(
            "cors", Permissions.GetBucketCors, Permissions.PutBucketCors, Permissions.DeleteBucketCors,
            bucket => bucket.Cors is { } cors ? XElement.Parse(cors, LoadOptions.PreserveWhitespace) : null,
            new S3Exception(404, "NoSuchCORSConfiguration", "The bucket has no CORS rules."),
            (bucket, xml) => bucket with { Cors = xml is null ? null : CorsXml.Check(xml) }),
        .. Setting(
            "lifecycle", Permissions.GetLifecycle, Permissions.PutLifecycle, Permissions.DeleteLifecycle,
            bucket => bucket.Lifecycle is { } rules ? LifecycleXml.Write(bucket.LifecycleXml, rules) : null,
            new S3Exception(404, "NoSuchLifecycleConfiguration", "The bucket has no lifecycle rules."),
            SetLifecycle),
        .. Setting(
            "ownershipControls", Permissions.GetOwnership, Permissions.PutOwnership, Permissions.DeleteOwnership,
            bucket => bucket.Ownership is { } ownership ? OwnershipXml.Write(ownership) : null,
            new S3Exception(404, "OwnershipControlsNotFoundError", "The bucket has no ownership controls."),
            SetOwnership),
        .. Setting(
            "encryption", Permissions.GetEncryption, Permissions.PutEncryption, Permissions.DeleteEncryption,
            bucket => bucket.Encryption is { } encryption ? EncryptionXml.Write(encryption) : null,
            new S3Exception(404, "ServerSideEncryptionConfigurationNotFoundError", "The bucket has no default encryption."),
            (bucket, xml) => bucket with { Encryption = xml is null ? null : EncryptionXml.Read(xml) }),
        new("GET", S3Level.Bucket, Permissions.GetAccelerate, RequestClass.B, Accelerate) { Word = "accelerate" },
        new("PUT", S3Level.Bucket, Permissions.PutAccelerate, RequestClass.A, call => PutAsync(call, AccelerateXml.Set)) { Word = "accelerate", Headers = SupportedHeaders.Body },
        new("GET", S3Level.Bucket, Permissions.GetNotification, RequestClass.B, _ => Fixed(S3Xml.Element("NotificationConfiguration"))) { Word = "notification" },
        new("GET", S3Level.Bucket, Permissions.GetRequestPayment, RequestClass.B, _ => Fixed(S3Xml.Element("RequestPaymentConfiguration", S3Xml.Element("Payer", "BucketOwner"))))
        {
            Word = "requestPayment",
        },
    ];

    private Task<Reply> Accelerate(S3Call call) =>
        Task.FromResult(database.Read(() => XmlReply.Of(AccelerateXml.Write(buckets.FindAnywhere(call.Bucket)!.Accelerate))));

    private static Task<Reply> Fixed(XElement xml) => Task.FromResult(XmlReply.Of(xml));

    private S3Endpoint[] Setting(
        string word, Permission get, Permission put, Permission delete, Func<BucketRow, XElement?> read, S3Exception missing, Func<BucketRow, byte[]?, BucketRow> set) =>
    [
        new("GET", S3Level.Bucket, get, RequestClass.B, call => Task.FromResult(Get(call, read, missing))) { Word = word },
        new("PUT", S3Level.Bucket, put, RequestClass.A, call => PutAsync(call, set)) { Word = word, Headers = SupportedHeaders.Body },
        new("DELETE", S3Level.Bucket, delete, RequestClass.Free, call => Task.FromResult(Change(call, bucket => set(bucket, null), 204))) { Word = word },
    ];

    private Reply Get(S3Call call, Func<BucketRow, XElement?> read, S3Exception missing) => database.Read(() =>
        read(buckets.FindAnywhere(call.Bucket)!) is { } xml ? XmlReply.Of(xml) : throw new S3Exception(missing.Status, missing.Code!, missing.Message));

    private async Task<Reply> PutAsync(S3Call call, Func<BucketRow, byte[]?, BucketRow> set)
    {
        var xml = await Receiver.ReadXmlAsync(call.Request);
        return Change(call, bucket => set(bucket, xml), 200);
    }

    private Reply Change(S3Call call, Func<BucketRow, BucketRow> change, int status) => database.Write(() =>
    {
        buckets.Update(change(call.Admit()));
        return new Reply(status);
    });

    private static BucketRow SetLifecycle(BucketRow bucket, byte[]? xml)
    {
        if (xml is null) return bucket with { Lifecycle = null, LifecycleXml = null };
        var (rules, stored) = LifecycleXml.Read(xml);
        if (bucket.Snapshots) throw S3Exception.InvalidRequest("A bucket with snapshots can't have lifecycle rules.");
        return bucket with { Lifecycle = rules.GetRawText(), LifecycleXml = stored };
    }

    private static BucketRow SetOwnership(BucketRow bucket, byte[]? xml)
    {
        var ownership = xml is null ? null : OwnershipXml.Read(xml);
        if (ownership == ObjectAcls.Enforced && bucket.Public) throw OwnershipXml.NotWithAcl();
        return bucket with { Ownership = ownership };
    }
}
