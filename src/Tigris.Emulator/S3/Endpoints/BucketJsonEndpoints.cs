using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The two reads of buckets in JSON that the vendor's public storage SDK sends. The vendor documents only the SDK's functions.</summary>
internal sealed class BucketJsonEndpoints(Database database, BucketStore buckets, ObjectStore objects)
{
    private const string ForksOf = "X-Tigris-Fork";
    private const int MostBuckets = 10_000;

    private static readonly string[] Unsupported = ["IncludeStats"];

    private static readonly string[] ListParameters =
        ["max-buckets", "continuation-token", "IncludeRegionsInfo", "IncludeTypeInfo", "IncludeVisibility", "IncludeForkInfo", "IncludeOwnerInfo", "OnlyDeleted", .. Unsupported];

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("GET", S3Level.Service, Permissions.ListBuckets, RequestClass.A, List)
        {
            Accept = "application/json",
            IsOutside = true,
            Parameters = ListParameters,
            Headers = [ForksOf],
        },
        new("GET", S3Level.Bucket, Permissions.GetBucketInfo, RequestClass.B, Get) { Accept = "application/json", Word = "metadata", Parameters = ["with-size"] },
    ];

    private Task<Reply> List(S3Call call) => Task.FromResult(database.Read(() =>
    {
        foreach (var name in Unsupported)
        {
            if (call.Query[name] == "true") throw S3Exception.NotImplemented($"?{name} for ListBuckets");
        }

        var organization = call.Request.Caller.Organization!;
        var parent = call.Header(ForksOf);
        var most = call.Query.Number("max-buckets", MostBuckets, 1, MostBuckets);
        var after = ListingEndpoints.ReadToken(call.Query["continuation-token"]);
        var found = (call.Query["OnlyDeleted"] == "true" ? buckets.ListRemoved(organization.Id, after) : buckets.List(organization.Id, after, int.MaxValue - 1).Items)
            .Where(bucket => (parent is null || bucket.Parent == parent) && call.Sees(bucket))
            .Take(most + 1)
            .ToList();
        var page = found.Take(most).ToList();
        return JsonReply.Of(new
        {
            Owner = new { ID = organization.Id, DisplayName = organization.Name },
            Buckets = new { Bucket = page.Select(bucket => Item(bucket, call, parent is not null)).ToList() },
            ContinuationToken = found.Count > most ? ListingEndpoints.Token(page[^1].Name) : null,
        });
    }));

    private Task<Reply> Get(S3Call call) => Task.FromResult(database.Read(() =>
    {
        var bucket = buckets.FindAnywhere(call.Bucket)!;
        var hasSize = call.Query["with-size"] == "true";
        return JsonReply.Of(new
        {
            name = bucket.Name,
            type = bucket.Snapshots ? 1 : 0,
            object_regions = bucket.Regions,
            storage_class = bucket.StorageClass,
            acl_settings = new { allow_object_acl = bucket.ObjectAcl },
            website = bucket.Domain is null ? null : new { domain_name = bucket.Domain },
            cache_control = bucket.CacheControl,
            soft_delete = bucket.SoftDelete is { } days ? new { enabled = true, retention_days = (int?)days } : new { enabled = false, retention_days = (int?)null },
            cors = BucketSettingsJson.Cors(bucket),
            lifecycle_rules = BucketSettingsJson.Lifecycle(bucket),
            object_notifications = BucketSettingsJson.Notifications(bucket),
            estimated_size = hasSize ? bucket.Size : (long?)null,
            estimated_unique_rows = hasSize ? bucket.ObjectCount : (long?)null,
            estimated_rows = hasSize ? objects.CountVersions(bucket.Name) : (long?)null,
            ForkInfo = Fork(bucket),
        });
    }));

    private static object Item(BucketRow bucket, S3Call call, bool isFork)
    {
        bool Has(string flag) => call.Query[flag] == "true";
        return new
        {
            bucket.Name,
            CreationDate = bucket.CreatedAt,
            Regions = Has("IncludeRegionsInfo") ? bucket.Regions : null,
            Type = Has("IncludeTypeInfo") ? bucket.Snapshots ? "Snapshot" : "Regular" : null,
            SoftDeleteInfo = bucket.SoftDelete is { } days ? new { Enabled = true, RetentionDays = days } : null,
            Visibility = Has("IncludeVisibility") ? new { IsPublic = bucket.Public } : null,
            ForkInfo = Has("IncludeForkInfo") || isFork ? Fork(bucket) : null,
        };
    }

    private static object? Fork(BucketRow bucket) => bucket.Parent is null && !bucket.HasChildren ? null : new
    {
        bucket.HasChildren,
        Parents = bucket.Parent is not { } parent ? [] : new[]
        {
            new { BucketName = parent, ForkCreatedAt = bucket.CreatedAt, Snapshot = bucket.ParentSnapshot, SnapshotCreatedAt = Time(bucket.ParentSnapshot) },
        },
    };

    // A snapshot's version is its time in nanoseconds.
    private static DateTime? Time(string? version) => version is null ? null : DateTime.UnixEpoch.AddTicks(long.Parse(version, CultureInfo.InvariantCulture) / 100);
}
