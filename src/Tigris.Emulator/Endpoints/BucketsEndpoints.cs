using System.Collections.Generic;
using System.Linq;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Rules;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;
using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Endpoints;

/// <summary>The operations on existing buckets. <see cref="ProvisioningEndpoint"/> creates buckets.</summary>
internal sealed class BucketsEndpoints(BucketStore buckets, BucketDeletion deletion, EmulatorOptions options)
{
    public const string All = "/v1/providers/{provider_id}/orgs/{org_id}/buckets";
    public const string One = All + "/{bucket_name}";

    private static readonly Schema UpdateBody = Schema.Closed(
        "UpdateBucketRequest",
        May("public", MemberType.Flag),
        May("enable_object_acl", MemberType.Flag),
        May("enable_public_list_objects", MemberType.Flag),
        May("object_notifications", MemberType.Of(BucketSchemas.NotificationsChange)),
        May("regions", MemberType.Text));

    private readonly Paging _paging = new('b', 500, 5000, options.StrictLimits);

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", All, "Tigris_ListBuckets", OrganizationRule.Exists, List) { Query = [QueryParameter.Limit, QueryParameter.ContinuationToken] },
        new("GET", One, "Tigris_GetBucket", OrganizationRule.Exists, Get),
        new("PUT", One, "Tigris_UpdateBucket", OrganizationRule.Active, Update) { Body = UpdateBody },
        new("DELETE", One, "Tigris_DeleteBucket", OrganizationRule.Exists, Delete) { Query = [new("force", QueryType.Flag)] },
    ];

    private object List(Call call)
    {
        var page = buckets.List(
            call.OrganizationId,
            _paging.After(call.Query.OptionalText("continuation_token")),
            _paging.Size(call.Query.Whole("limit")));
        return new { buckets = page.Items.Select(BucketResponse.Of), next_continuation_token = _paging.Token(page.NextAfter) ?? "" };
    }

    private object Get(Call call) => new { bucket = BucketResponse.Of(buckets.Require(call)) };

    private object Update(Call call)
    {
        var bucket = buckets.Require(call);
        buckets.Update(bucket with
        {
            Public = call.Body.Flag("public") ?? bucket.Public,
            PublicList = call.Body.Flag("enable_public_list_objects") ?? bucket.PublicList,
            ObjectAcl = call.Body.Flag("enable_object_acl") ?? bucket.ObjectAcl,
            Regions = call.Body.OptionalText("regions") is { } regions ? Regions.Parse(regions, "regions", options.AnyRegion) : bucket.Regions,
            Notifications = call.Body.Nested("object_notifications") is { } change
                ? NotificationSettings.Change(NotificationSettings.Read(bucket.Notifications), change, "object_notifications")?.Write()
                : bucket.Notifications,
        });
        return Call.Nothing;
    }

    private object Delete(Call call)
    {
        var bucket = buckets.Require(call);
        if (bucket.HasChildren) throw ApiException.Conflict($"bucket '{bucket.Name}' has forks. Delete the forks first");
        var now = options.TimeProvider.GetUtcNow().UtcDateTime;
        if (bucket.SoftDelete is { } days && !call.Query.Flag("force"))
        {
            deletion.Remove(bucket, days, now);
            return Call.Nothing;
        }

        if (bucket.ObjectCount > 0 && !call.Query.Flag("force"))
            throw ApiException.Conflict($"bucket '{bucket.Name}' is not empty. With force=true, its {bucket.ObjectCount} objects are deleted too");
        deletion.Delete(bucket, now);
        return Call.Nothing;
    }
}
