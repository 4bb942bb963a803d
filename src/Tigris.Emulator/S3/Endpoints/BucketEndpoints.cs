using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator.Endpoints;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Rules;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.S3.Xml;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The bucket operations over S3.</summary>
internal sealed class BucketEndpoints(Database database, BucketStore buckets, NewBuckets newBuckets, BucketDeletion deletion)
{
    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("GET", S3Level.Service, Permissions.ListBuckets, RequestClass.A, List) { IsOutside = true },
        new("PUT", S3Level.Bucket, Permissions.CreateBucket, RequestClass.A, CreateAsync) { IsOutside = true },
        new("HEAD", S3Level.Bucket, Permissions.HeadBucket, RequestClass.B, Head),
        new("GET", S3Level.Bucket, Permissions.GetBucketLocation, RequestClass.B, Location) { Word = "location" },
        new("GET", S3Level.Bucket, Permissions.GetBucketVersioning, RequestClass.B, Versioning) { Word = "versioning" },
        new("DELETE", S3Level.Bucket, Permissions.DeleteBucket, RequestClass.Free, Delete),
    ];

    private Task<Reply> List(S3Call call) => Task.FromResult(database.Read(() =>
    {
        var organization = call.Request.Caller.Organization!;
        var seen = buckets.List(organization.Id, "", int.MaxValue - 1).Items.Where(call.Sees);
        return XmlReply.Of(S3Xml.Element(
            "ListAllMyBucketsResult",
            S3Xml.Element("Owner", S3Xml.Element("ID", organization.Id), S3Xml.Element("DisplayName", organization.Name)),
            S3Xml.Element("Buckets", seen.Select(bucket => S3Xml.Element(
                "Bucket", S3Xml.Element("Name", bucket.Name), S3Xml.Element("CreationDate", S3Xml.Time(bucket.CreatedAt)))))));
    }));

    private async Task<Reply> CreateAsync(S3Call call)
    {
        var configuration = await Payload.Receiver.ReadXmlAsync(call.Request); // the region has no effect
        if (configuration.Length > 0) S3Xml.Parse(configuration, "CreateBucketConfiguration");
        return database.Write(() =>
        {
            call.AdmitOutside();
            var key = call.Request.Caller.Key!;
            if (buckets.FindAnywhere(call.Bucket) is { } existing) throw Taken(existing.OrganizationId == key.OrganizationId);
            var source = call.Header("X-Tigris-Fork-Source-Bucket");
            if (source is not null) call.Require(source, Permissions.HeadBucket, "");
            CheckName(call.Bucket);
            newBuckets.Create(
                new BucketMaker(key.OrganizationId, key.UserId, MayForkAll: true) { OwnerKey = key.Id },
                call.Bucket,
                BucketSpec.Plain with
                {
                    StorageClass = call.Header("x-amz-storage-class"),
                    Regions = call.Header("X-Tigris-Regions") is { } regions and not "global" ? regions : "",
                    Snapshots = call.Header("X-Tigris-Enable-Snapshot") == "true",
                    ForkOf = source,
                    SourceSnapshot = call.Header("X-Tigris-Fork-Source-Bucket-Snapshot"),
                },
                options: null);
            return new Reply(200) { Headers = [("Location", "/" + call.Bucket)] };
        });
    }

    private static Task<Reply> Head(S3Call call) => Task.FromResult(new Reply(200) { Headers = [("x-amz-bucket-region", "auto")], Body = new UnsentBody(0) });

    private static Task<Reply> Location(S3Call call) => Task.FromResult(XmlReply.Of(S3Xml.Element("LocationConstraint", "auto")));

    private static Task<Reply> Versioning(S3Call call) => Task.FromResult(XmlReply.Of(S3Xml.Element("VersioningConfiguration")));

    private Task<Reply> Delete(S3Call call) => Task.FromResult(database.Write(() =>
    {
        var bucket = call.Admit();
        if (bucket.HasChildren) throw new S3Exception(409, "InvalidBucketState", "The bucket has forks: delete them first.");
        if (bucket.ObjectCount > 0 && call.Header("Tigris-Force-Delete") != "true")
            throw new S3Exception(409, "BucketNotEmpty", "The bucket is not empty.");
        deletion.Delete(bucket, call.Now);
        return new Reply(204);
    }));

    private static void CheckName(string name)
    {
        try
        {
            BucketNames.Check(name, "bucket");
        }
        catch (ApiException e)
        {
            throw new S3Exception(400, "InvalidBucketName", e.Message);
        }
    }

    private static S3Exception Taken(bool byYou) => byYou
        ? new S3Exception(409, "BucketAlreadyOwnedByYou", "The organization has this bucket already.")
        : new S3Exception(409, "BucketAlreadyExists", "The bucket's name is taken: names are unique across all organizations.");
}
