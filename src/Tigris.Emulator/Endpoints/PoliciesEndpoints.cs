using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Tigris.Emulator.Rules;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;
using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Endpoints;

internal sealed class PoliciesEndpoints(PolicyStore policies, NewPolicies newPolicies, EmulatorOptions options)
{
    private const string All = "/v1/providers/{provider_id}/orgs/{org_id}/policies";
    private const string One = All + "/{policy_name}";

    public static readonly Schema CreateBody = Schema.Closed(
        "CreatePolicyRequest",
        Must("name", MemberType.AtMost(128)),
        Must("document", MemberType.Of(PolicySchemas.Document)),
        May("description", MemberType.AtMost(1000)));

    private static readonly Schema UpdateBody = Schema.Closed(
        "UpdatePolicyRequest",
        Must("document", MemberType.Of(PolicySchemas.Document)),
        May("description", MemberType.AtMost(1000)));

    private readonly Paging _paging = new('p', 100, 1000, options.StrictLimits);

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("POST", All, "Tigris_CreatePolicy", OrganizationRule.Active, Create) { Body = CreateBody },
        new("GET", All, "Tigris_ListPolicies", OrganizationRule.Exists, List) { Query = [QueryParameter.Limit, QueryParameter.ContinuationToken] },
        new("GET", One, "Tigris_GetPolicy", OrganizationRule.Exists, Get),
        new("PUT", One, "Tigris_UpdatePolicy", OrganizationRule.Active, Update) { Body = UpdateBody },
        new("DELETE", One, "Tigris_DeletePolicy", OrganizationRule.Exists, Delete),
    ];

    private PolicyResponse Create(Call call) => PolicyResponse.Of(newPolicies.Create(call.OrganizationId, call.Body), withDocument: true);

    private object List(Call call)
    {
        var page = policies.List(
            call.OrganizationId,
            _paging.After(call.Query.OptionalText("continuation_token")),
            _paging.Size(call.Query.Whole("limit")));
        return new
        {
            policies = page.Items.Select(row => PolicyResponse.Of(row, withDocument: false)),
            next_continuation_token = _paging.Token(page.NextAfter),
        };
    }

    private PolicyResponse Get(Call call) => PolicyResponse.Of(Require(call), withDocument: true);

    private PolicyResponse Update(Call call)
    {
        var policy = Require(call) with
        {
            Document = PolicyDocuments.Check(call.Body.Nested("document")!.Value, "document"),
            UpdatedAt = options.TimeProvider.GetUtcNow().UtcDateTime,
        };
        if (call.Body.OptionalText("description") is { } description) policy = policy with { Description = description };
        policies.Update(policy);
        return PolicyResponse.Of(policy, withDocument: true);
    }

    private object Delete(Call call)
    {
        policies.Delete(call.OrganizationId, Require(call).Name);
        return Call.Nothing;
    }

    private PolicyRow Require(Call call) => policies.Require(call.OrganizationId, call.Path("policy_name"));

    /// <summary>The document's PolicyInfo, and with the document its PolicyResponse.</summary>
    private sealed record PolicyResponse(
        string Name,
        string? Description,
        JsonElement? Document,
        long AttachmentCount,
        DateTime CreatedAt,
        DateTime UpdatedAt)
    {
        public static PolicyResponse Of(PolicyRow row, bool withDocument) => new(
            row.Name,
            row.Description,
            withDocument ? JsonElement.Parse(row.Document) : null,
            row.AttachmentCount,
            row.CreatedAt,
            row.UpdatedAt);
    }
}
