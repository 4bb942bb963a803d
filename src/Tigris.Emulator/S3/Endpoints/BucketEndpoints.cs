using System.Collections.Generic;
using System.Globalization;
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
internal sealed class BucketEndpoints(Database database, BucketStore buckets, SnapshotStore snapshots, NewBuckets newBuckets, BucketDeletion deletion)
{
    public const string PublicListHeader = "X-Amz-Acl-Public-List-Objects-Enabled";

    private const string OwnershipHeader = "x-amz-object-ownership";
    private const int MostBuckets = 10_000;

    private static readonly string[] CreateHeaders =
    [
        ObjectAcls.Header, PublicListHeader, OwnershipHeader, "x-amz-storage-class", "X-Tigris-Regions", "X-Tigris-Enable-Snapshot",
        "X-Tigris-Fork-Source-Bucket", "X-Tigris-Fork-Source-Bucket-Snapshot", SoftDelete.Header, .. SupportedHeaders.Body,
    ];

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("GET", S3Level.Service, Permissions.ListBuckets, RequestClass.A, List) { IsOutside = true, Parameters = ["max-buckets", "prefix", "continuation-token"] },
        new("PUT", S3Level.Bucket, Permissions.CreateBucket, RequestClass.A, CreateAsync) { IsOutside = true, Headers = CreateHeaders },
        new("HEAD", S3Level.Bucket, Permissions.HeadBucket, RequestClass.B, Head),
        new("GET", S3Level.Bucket, Permissions.GetBucketLocation, RequestClass.B, Location) { Word = "location" },
        new("GET", S3Level.Bucket, Permissions.GetBucketVersioning, RequestClass.B, Versioning) { Word = "versioning" },
        new("DELETE", S3Level.Bucket, Permissions.DeleteBucket, RequestClass.Free, Delete) { Headers = ["Tigris-Force-Delete", Snapshots.VersionHeader] },
    ];

    /// <summary>Returns true if a public bucket also lists its objects, which is the default; otherwise, false.</summary>
    public static bool IsListPublic(S3Call call) => call.Header(PublicListHeader) switch
    {
        null or "true" => true,
        "false" => false,
        _ => throw S3Exception.InvalidArgument(PublicListHeader, "must be true or false"),
    };

    private Task<Reply> List(S3Call call) => Task.FromResult(database.Read(() =>
    {
        var organization = call.Request.Caller.Organization!;
        var most = call.Query.Number("max-buckets", MostBuckets, 1, MostBuckets);
        var (prefix, after) = (call.Query["prefix"] ?? "", ListingEndpoints.ReadToken(call.Query["continuation-token"]));
        var seen = buckets.List(organization.Id, after, int.MaxValue - 1).Items
            .Where(bucket => bucket.Name.StartsWith(prefix, System.StringComparison.Ordinal) && call.Sees(bucket))
            .Take(most + 1)
            .ToList();
        var page = seen.Take(most).ToList();
        return XmlReply.Of(S3Xml.Element(
            "ListAllMyBucketsResult",
            S3Xml.Element("Owner", S3Xml.Element("ID", organization.Id), S3Xml.Element("DisplayName", organization.Name)),
            S3Xml.Element("Buckets", page.Select(bucket => S3Xml.Element(
                "Bucket", S3Xml.Element("Name", bucket.Name), S3Xml.Element("CreationDate", S3Xml.Time(bucket.CreatedAt))))),
            S3Xml.Optional("Prefix", call.Query["prefix"]),
            S3Xml.Optional("ContinuationToken", seen.Count > most ? ListingEndpoints.Token(page[^1].Name) : null)));
    }));

    private async Task<Reply> CreateAsync(S3Call call)
    {
        var regions = BucketRegions.Requested(call, await Payload.Receiver.ReadXmlAsync(call.Request));
        return database.Write(() =>
        {
            call.AdmitOutside();
            var key = call.Request.Caller.Key!;
            var acl = ObjectAcls.Canned(call.Request);
            var isPublic = acl == ObjectAcls.PublicRead;
            if (buckets.FindAnywhere(call.Bucket) is { } existing)
                throw Taken(existing.OrganizationId == key.OrganizationId && existing.Public == isPublic);
            if (buckets.FindRemoved(call.Bucket) is { } removed) throw Taken(removed.OrganizationId == key.OrganizationId);
            var source = call.Header("X-Tigris-Fork-Source-Bucket");
            if (source is not null) call.Require(source, Permissions.HeadBucket, "");
            CheckName(call.Bucket);
            var ownership = Ownership(call.Header(OwnershipHeader), isPublic);
            newBuckets.Create(
                new BucketMaker(key.OrganizationId, key.UserId, MayForkAll: true) { OwnerKey = key.Id, Ownership = ownership, SoftDelete = SoftDelete.Requested(call) },
                call.Bucket,
                BucketSpec.Plain with
                {
                    Public = isPublic,
                    PublicList = isPublic && IsListPublic(call),
                    ObjectAcl = ownership != ObjectAcls.Enforced,
                    StorageClass = call.Header("x-amz-storage-class") is null ? null : ObjectHeaders.StorageClass(call.Request, ""),
                    Regions = regions,
                    Snapshots = Flag(call, "X-Tigris-Enable-Snapshot"),
                    ForkOf = source,
                    SourceSnapshot = call.Header("X-Tigris-Fork-Source-Bucket-Snapshot"),
                },
                options: null);
            return new Reply(200) { Headers = [("Location", "/" + call.Bucket)] };
        });
    }

    private Task<Reply> Head(S3Call call) => Task.FromResult(database.Read(() =>
    {
        var bucket = buckets.FindAnywhere(call.Bucket)!;
        List<(string, string)> headers = [("x-amz-bucket-region", "auto"), ("X-Tigris-Enable-Snapshot", bucket.Snapshots ? "true" : "false")];
        if (bucket.StorageClass != "STANDARD") headers.Add(("x-amz-storage-class", bucket.StorageClass));
        if (bucket.Regions.Length > 0) headers.Add(("X-Tigris-Regions", bucket.Regions));
        if (bucket.Parent is { } parent) headers.AddRange([("X-Tigris-Fork-Source-Bucket", parent), ("X-Tigris-Fork-Source-Bucket-Snapshot", bucket.ParentSnapshot!)]);
        return new Reply(200) { Headers = headers, Body = new UnsentBody(0) };
    }));

    private static Task<Reply> Location(S3Call call) => Task.FromResult(XmlReply.Of(S3Xml.Element("LocationConstraint", "auto")));

    // A bucket with snapshots keeps all versions.
    private Task<Reply> Versioning(S3Call call) => Task.FromResult(database.Read(() => XmlReply.Of(S3Xml.Element(
        "VersioningConfiguration",
        buckets.FindAnywhere(call.Bucket)!.Snapshots ? S3Xml.Element("Status", "Enabled") : null))));

    private Task<Reply> Delete(S3Call call) => Task.FromResult(database.Write(() =>
    {
        var bucket = call.Admit();
        var isForced = Flag(call, "Tigris-Force-Delete");
        if (call.Header(Snapshots.VersionHeader) is { } version) return DeleteSnapshot(bucket, version, isForced);
        if (bucket.HasChildren) throw new S3Exception(409, "InvalidBucketState", "The bucket has forks. Delete the forks first.");
        if (bucket.SoftDelete is { } days && !isForced)
        {
            deletion.Remove(bucket, days, call.Now);
            return new Reply(204);
        }

        if (bucket.ObjectCount > 0 && !isForced) throw new S3Exception(409, "BucketNotEmpty", "The bucket is not empty.");
        deletion.Delete(bucket, call.Now);
        return new Reply(204);
    }));

    // With the version of a snapshot the request deletes only that snapshot.
    private Reply DeleteSnapshot(BucketRow bucket, string text, bool isForced)
    {
        if (isForced) throw S3Exception.InvalidRequest($"Tigris-Force-Delete and {Snapshots.VersionHeader} exclude each other.");
        if (Snapshots.Version(text) is not { } version || !snapshots.Delete(bucket.Name, version))
            throw new S3Exception(404, "NoSuchSnapshot", "The snapshot does not exist.") { Details = [("Snapshot", text)] };
        return new Reply(204) { Headers = [(Snapshots.VersionHeader, version.ToString(CultureInfo.InvariantCulture))] };
    }

    private static bool Flag(S3Call call, string header) => call.Header(header) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw S3Exception.InvalidArgument(header, "must be true or false"),
    };

    private static string? Ownership(string? given, bool isPublic)
    {
        if (given is null) return null;
        if (!OwnershipXml.Values.Contains(given)) throw S3Exception.InvalidArgument(OwnershipHeader, $"must be one of {string.Join(", ", OwnershipXml.Values)}");
        return given == ObjectAcls.Enforced && isPublic ? throw OwnershipXml.NotWithAcl() : given;
    }

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
        : new S3Exception(409, "BucketAlreadyExists", "The name of the bucket is taken, or the bucket has another ACL.");
}
