using System.Collections.Generic;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Rules;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;
using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Endpoints;

internal sealed class BucketDomainEndpoints(BucketStore buckets)
{
    private const string Domain = BucketsEndpoints.One + "/domain";

    private static readonly Schema SetBody = Schema.Closed("SetCustomDomainRequest", Must("website", MemberType.Of(BucketSchemas.Website)));

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("POST", Domain, "Tigris_SetCustomDomain", OrganizationRule.Active, Set) { Body = SetBody },
        new("GET", Domain, "Tigris_GetCustomDomain", OrganizationRule.Exists, Get),
        new("DELETE", Domain, "Tigris_DeleteCustomDomain", OrganizationRule.Exists, Delete),
    ];

    private object Set(Call call)
    {
        var bucket = buckets.Require(call);
        var name = call.Body.Nested("website")!.Value.OptionalText("domain_name") ?? throw ApiException.BadRequest("website.domain_name", "required");
        var domain = DomainNames.Check(name, "website.domain_name");
        if (buckets.IsDomainTaken(domain, bucket.Name)) throw ApiException.Conflict($"website.domain_name: '{domain}' belongs to another bucket");
        buckets.Update(bucket with { Domain = domain });
        return Call.Nothing;
    }

    // "website" is required in the response: it is an empty object if there is no domain.
    private object Get(Call call) => new { website = new WebsiteResponse(buckets.Require(call).Domain) };

    private object Delete(Call call)
    {
        buckets.Update(buckets.Require(call) with { Domain = null });
        return Call.Nothing;
    }
}
