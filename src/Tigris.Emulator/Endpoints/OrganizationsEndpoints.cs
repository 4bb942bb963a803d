using System.Collections.Generic;
using System.Linq;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;
using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Endpoints;

internal sealed class OrganizationsEndpoints(OrganizationStore organizations, AccessKeyStore accessKeys, EmulatorOptions options)
{
    private const string All = "/v1/providers/{provider_id}/orgs";
    private const string One = All + "/{org_id}";

    private static readonly Schema CreateBody = Schema.Closed(
        "CreateOrganizationRequest",
        Must("org_name", MemberType.Identity),
        Must("user_id", MemberType.Identity),
        May("org_quota", MemberType.Of(OrganizationSchemas.OrgQuota)));

    private static readonly Schema UpdateBody = Schema.Closed(
        "UpdateOrganizationRequest",
        Must("user_id", MemberType.Identity),
        May("user_role", OrganizationSchemas.OrgMembership),
        May("active", MemberType.Flag),
        May("org_quota", MemberType.Of(OrganizationSchemas.OrgQuota)));

    private readonly Paging _paging = new('o', 1000, 5000, options.StrictLimits);

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", All, "Tigris_ListOrganizations", OrganizationRule.None, List)
        {
            Query = [new("include_inactive", QueryType.Flag), QueryParameter.Limit, QueryParameter.ContinuationToken],
        },
        new("GET", One, "Tigris_GetOrganization", OrganizationRule.Exists, Get),
        new("POST", One, "Tigris_CreateOrganization", OrganizationRule.None, Create) { Body = CreateBody },
        new("PUT", One, "Tigris_UpdateOrganization", OrganizationRule.Exists, Update) { Body = UpdateBody },
    ];

    private object List(Call call)
    {
        var page = organizations.List(
            _paging.After(call.Query.OptionalText("continuation_token")),
            _paging.Size(call.Query.Whole("limit")),
            call.Query.Flag("include_inactive"));

        // The last page has no token here and an empty token in the list of buckets: clients must handle both.
        return new { data = page.Items.Select(OrganizationResponse.Of), next_continuation_token = _paging.Token(page.NextAfter) };
    }

    private object Get(Call call) => new { data = OrganizationResponse.Of(call.Organization) };

    private object Create(Call call)
    {
        if (organizations.Find(call.OrganizationId) is not null)
        {
            return options.DuplicateOrganization == DuplicateOrganization.Accept
                ? Call.Nothing
                : throw ApiException.Conflict($"organization '{call.OrganizationId}' already exists");
        }

        organizations.Insert(new OrganizationRow(
            call.OrganizationId,
            call.Body.Text("org_name"),
            Active: true,
            call.Body.Nested("org_quota")?.Whole("limit_bytes")));
        return Call.Nothing;
    }

    private object Update(Call call)
    {
        if (options.OrganizationUpdateRole == OrganizationUpdateRole.Admin && !call.Actor.IsAdmin)
            throw ApiException.Forbidden("user_role: only an Admin may change an organization");

        var before = call.Organization;
        var after = before with
        {
            Active = call.Body.Flag("active") ?? before.Active,
            QuotaBytes = call.Body.Nested("org_quota")?.Whole("limit_bytes") ?? before.QuotaBytes,
        };
        organizations.Update(after);
        if (before.Active && !after.Active && options.Reactivation == Reactivation.KeysStayInactive) accessKeys.DeactivateAll(after.Id);
        return Call.Nothing;
    }
}
