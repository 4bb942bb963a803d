using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Rules;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Metering;
using Tigris.Emulator.S3.Payload;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>Changes settings of a bucket, as the functions of the vendor's storage SDK do.</summary>
internal sealed class BucketChangeEndpoint(
    Database database, BucketStore buckets, ObjectStore objects, SnapshotStore snapshots, LifecycleRules lifecycle, EmulatorOptions options)
{
    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("PATCH", S3Level.Bucket, Permissions.UpdateBucket, RequestClass.A, ChangeAsync)
        {
            Headers = [ObjectAcls.Header, BucketEndpoints.PublicListHeader, .. SupportedHeaders.Body],
        },
    ];

    private async Task<Reply> ChangeAsync(S3Call call)
    {
        var change = BucketChange.Parse(await Receiver.ReadXmlAsync(call.Request));
        return database.Write(() =>
        {
            buckets.Update(Apply(change, WithAccess(call, call.Admit())));
            return JsonReply.Of(new { status = "success" });
        });
    }

    private static BucketRow WithAccess(S3Call call, BucketRow bucket)
    {
        var acl = ObjectAcls.Canned(call.Request);
        if (acl is not (null or ObjectAcls.Private or ObjectAcls.PublicRead)) throw S3Exception.NotImplemented($"the header {ObjectAcls.Header} with {acl} for buckets");
        if (acl is not null && bucket.Ownership == ObjectAcls.Enforced) throw ObjectAcls.NotSupported();
        var isPublic = acl is null ? bucket.Public : acl == ObjectAcls.PublicRead;
        var isList = call.Header(BucketEndpoints.PublicListHeader) is null ? bucket.PublicList || (isPublic && !bucket.Public) : BucketEndpoints.IsListPublic(call);
        return bucket with { Public = isPublic, PublicList = isPublic && isList };
    }

    private BucketRow Apply(BucketChange change, BucketRow bucket)
    {
        var body = change.Body;
        bucket = WithType(bucket, body.Whole("type"));
        bucket = bucket with
        {
            ObjectAcl = body.Nested("acl_settings")?.Flag("allow_object_acl") ?? bucket.ObjectAcl,
            Regions = body.OptionalText("object_regions") is { } regions ? Regions.Parse(regions, "object_regions", options.AnyRegion) : bucket.Regions,
            CacheControl = body.OptionalText("cache_control") is { } cache ? (cache.Length > 0 ? ObjectHeaders.Sendable("cache_control", cache) : null) : bucket.CacheControl,
            StorageClass = body.OptionalText("storage_class") ?? bucket.StorageClass,
            SoftDelete = body.Nested("soft_delete") is { } soft ? Days(soft) : bucket.SoftDelete,
            Domain = body.Nested("website") is { } website ? Domain(bucket, website.OptionalText("domain_name")) : bucket.Domain,
            Cors = change.RemovesCors ? null : body.Nested("cors") is { } cors ? BucketSettingsJson.Cors(cors) : bucket.Cors,
            Notifications = body.Nested("object_notifications") is { } notifications ? BucketSettingsJson.Notifications(notifications) : bucket.Notifications,
        };
        if (bucket.Snapshots && options.RefuseArchiveSnapshots && bucket.StorageClass.StartsWith(StorageClasses.Archive, StringComparison.Ordinal))
            throw S3Exception.InvalidRequest($"A bucket of class {bucket.StorageClass} can't have snapshots.");
        if (body.Items("lifecycle_rules") is not { } rules) return bucket;
        return bucket with { Lifecycle = lifecycle.Check(BucketSettingsJson.Lifecycle(rules), bucket.Snapshots, "lifecycle_rules"), LifecycleXml = null };
    }

    /// <summary>Turns snapshots on (1) or off (0). The vendor doesn't document what remains of earlier versions, so that they can't be turned off with some.</summary>
    private BucketRow WithType(BucketRow bucket, long? type)
    {
        if (type is not (null or 0 or 1)) throw S3Exception.InvalidArgument("type", "must be 0 or 1");
        if (type is null || type == 1 == bucket.Snapshots) return bucket;
        if (type == 1)
        {
            if (bucket.Lifecycle is not null) throw S3Exception.InvalidRequest("A bucket with lifecycle rules can't have snapshots.");
            return bucket with { Snapshots = true };
        }

        if (bucket.HasChildren) throw new S3Exception(409, "InvalidBucketState", "The bucket has forks. Delete the forks first.");
        if (objects.HasHistory(bucket.Name) || snapshots.List(bucket.Name).Count > 0)
            throw S3Exception.NotImplemented("the end of snapshots in a bucket with snapshots or earlier versions");
        return bucket with { Snapshots = false };
    }

    private static int? Days(JsonBody setting)
    {
        if (setting.Flag("enabled") != true) return null;
        return SoftDelete.Check(setting.Whole("retention_days") ?? throw S3Exception.InvalidArgument("soft_delete.retention_days", "required"), "soft_delete.retention_days");
    }

    private string? Domain(BucketRow bucket, string? name)
    {
        if (string.IsNullOrEmpty(name)) return null;
        var domain = DomainNames.Check(name, "website.domain_name");
        return buckets.IsDomainTaken(domain, bucket.Name) ? throw new S3Exception(409, "OperationAborted", $"The domain {domain} belongs to another bucket.") : domain;
    }
}
