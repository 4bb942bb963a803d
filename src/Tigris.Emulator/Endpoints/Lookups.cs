using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Endpoints;

/// <summary>Returns the object that the path names, or responds with 404.</summary>
internal static class Lookups
{
    public static BucketRow Require(this BucketStore buckets, Call call) => buckets.Require(call.OrganizationId, call.BucketName);

    public static BucketRow Require(this BucketStore buckets, string organizationId, string name) =>
        buckets.Find(organizationId, name) ?? throw ApiException.NotFound("bucket", name);

    public static PolicyRow Require(this PolicyStore policies, string organizationId, string name) =>
        policies.Find(organizationId, name) ?? throw ApiException.NotFound("policy", name);
}
