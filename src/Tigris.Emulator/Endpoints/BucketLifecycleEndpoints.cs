using System.Collections.Generic;
using Tigris.Emulator.Rules;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;
using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Endpoints;

internal sealed class BucketLifecycleEndpoints(BucketStore buckets, LifecycleRules rules)
{
    private const string Lifecycle = BucketsEndpoints.One + "/lifecycle";

    private static readonly Schema SetBody = Schema.Closed("SetLifecycleRulesRequest", Must("rules", MemberType.ListOf(BucketSchemas.LifecycleRule)));

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("PUT", Lifecycle, "Tigris_SetLifecycleRules", OrganizationRule.Active, Set) { Body = SetBody },
        new("GET", Lifecycle, "Tigris_GetLifecycleRules", OrganizationRule.Exists, Get),
        new("DELETE", Lifecycle, "Tigris_DeleteLifecycleRules", OrganizationRule.Exists, Delete),
    ];

    private object Set(Call call)
    {
        var bucket = buckets.Require(call);
        buckets.Update(bucket with { Lifecycle = rules.Check(call.Body.Items("rules")!, bucket.Snapshots, "rules"), LifecycleXml = null });
        return Call.Nothing;
    }

    private LifecycleResponse Get(Call call) => LifecycleResponse.Of(buckets.Require(call));

    private object Delete(Call call)
    {
        buckets.Update(buckets.Require(call) with { Lifecycle = null, LifecycleXml = null });
        return Call.Nothing;
    }
}
