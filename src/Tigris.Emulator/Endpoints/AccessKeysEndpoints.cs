using System;
using System.Collections.Generic;
using System.Linq;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Rules;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;
using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Endpoints;

/// <summary>The access key operations. A Member acts on its own keys only; an Admin acts on all keys of the organization.</summary>
internal sealed class AccessKeysEndpoints(
    AccessKeyStore accessKeys,
    BucketStore buckets,
    PolicyStore policies,
    NewPolicies newPolicies,
    EmulatorOptions options)
{
    private const string Organization = "/v1/providers/{provider_id}/orgs/{org_id}";

    private static readonly Schema CreateBody = Schema.Closed(
        "CreateAccessKeyRequest",
        May("name", MemberType.Text),
        Must("user_id", MemberType.Identity),
        May("user_role", OrganizationSchemas.OrgMembership),
        May("buckets_roles", MemberType.ListOf(AccessKeySchemas.BucketAccess)),
        May("attach_policies", MemberType.ListOf(MemberType.Text)),
        May("create_policies", MemberType.ListOf(PoliciesEndpoints.CreateBody)),
        May("access_key_scope", AccessKeySchemas.AccessKeyScope));

    private static readonly Schema UpdateBody = Schema.Closed(
        "UpdateAccessKeyRequest",
        Must("user_id", MemberType.Identity),
        Must("id", MemberType.Identity),
        May("user_role", OrganizationSchemas.OrgMembership),
        May("buckets_roles", MemberType.ListOf(AccessKeySchemas.BucketAccess)),
        May("add_policies", MemberType.ListOf(MemberType.Text)),
        May("remove_policies", MemberType.ListOf(MemberType.Text)),
        May("access_key_scope", AccessKeySchemas.AccessKeyScope));

    private static readonly Schema RotateBody = OneKey("RotateAccessKeyRequest");

    private static readonly Schema DeleteBody = OneKey("DeleteAccessKeyRequest");

    private static readonly Schema GetBody = OneKey("GetAccessKeyRequest");

    private static readonly Schema ListBody = Schema.Closed(
        "ListAccessKeysRequest",
        Must("user_id", MemberType.Identity),
        May("user_role", OrganizationSchemas.OrgMembership),
        May("limit", MemberType.Whole),
        May("continuation_token", MemberType.Text),
        May("key_id_prefix", MemberType.Text));

    private readonly Paging _paging = new('k', 100, 1000, options.StrictLimits);

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("POST", Organization + "/key", "Tigris_CreateAccessKey", OrganizationRule.Active, Create) { Body = CreateBody },
        new("PUT", Organization + "/key", "Tigris_UpdateAccessKey", OrganizationRule.Active, Update) { Body = UpdateBody },
        new("DELETE", Organization + "/key", "Tigris_DeleteAccessKey", OrganizationRule.Exists, Delete) { Body = DeleteBody },
        new("POST", Organization + "/key/rotate", "Tigris_RotateAccessKey", OrganizationRule.Active, Rotate) { Body = RotateBody },
        new("POST", Organization + "/key/get", "Tigris_GetAccessKey", OrganizationRule.Exists, Get)
        {
            Body = GetBody,
            Access = StoreAccess.Read,
        },
        new("POST", Organization + "/keys", "Tigris_ListAccessKeys", OrganizationRule.Exists, List)
        {
            Body = ListBody,
            Access = StoreAccess.Read,
        },
    ];

    private static Schema OneKey(string name) => Schema.Closed(
        name,
        Must("user_id", MemberType.Identity),
        Must("id", MemberType.Identity),
        May("user_role", OrganizationSchemas.OrgMembership));

    private object Create(Call call)
    {
        var id = Credentials.NewKeyId();
        var roles = BucketRole.Parse(call.Body.Items("buckets_roles") ?? [], buckets, call.OrganizationId);
        var key = new AccessKeyRow(
            id,
            call.OrganizationId,
            call.Actor.UserId,
            call.Body.OptionalText("name") ?? id, // in responses, every key has a name
            Credentials.NewSecret(),
            BucketRole.Write(roles),
            call.Body.OptionalText("access_key_scope") ?? "standard");

        // Policies to attach must exist before this call. A refusal rolls back everything that the call creates.
        var attach = call.Body.Texts("attach_policies") ?? [];
        foreach (var name in attach) policies.Require(call.OrganizationId, name);
        var created = (call.Body.Items("create_policies") ?? []).Index()
            .Select(entry => newPolicies.Create(call.OrganizationId, entry.Item, $"create_policies[{entry.Index}].").Name)
            .ToList();
        accessKeys.Insert(key);
        foreach (var name in attach.Concat(created)) accessKeys.Attach(call.OrganizationId, id, name);
        return new { id, secret_key = key.Secret, name = key.Name };
    }

    private object Update(Call call)
    {
        var key = Require(call);
        accessKeys.Update(key with
        {
            Scope = call.Body.OptionalText("access_key_scope") ?? key.Scope,
            Roles = call.Body.Items("buckets_roles") is { } roles
                ? BucketRole.Write(BucketRole.Parse(roles, buckets, call.OrganizationId))
                : key.Roles,
        });
        foreach (var name in call.Body.Texts("remove_policies") ?? []) accessKeys.Detach(key.Id, name);
        foreach (var name in call.Body.Texts("add_policies") ?? [])
            accessKeys.Attach(call.OrganizationId, key.Id, policies.Require(call.OrganizationId, name).Name);
        return Call.Nothing;
    }

    private object Rotate(Call call)
    {
        var key = Require(call) with { Secret = Credentials.NewSecret() };
        accessKeys.Update(key);
        return new { new_secret = key.Secret };
    }

    private object Delete(Call call)
    {
        accessKeys.Delete(Require(call).Id);
        return Call.Nothing;
    }

    private object Get(Call call)
    {
        var key = Require(call);
        return AccessKeyResponse.Of(key, call.Organization) with { AttachedPolicies = accessKeys.Policies(key.Id), AccessKeyScope = key.Scope };
    }

    private object List(Call call)
    {
        var page = accessKeys.List(
            call.OrganizationId,
            call.Actor.IsAdmin ? null : call.Actor.UserId,
            call.Body.OptionalText("key_id_prefix") ?? "",
            _paging.After(call.Body.OptionalText("continuation_token")),
            _paging.Size(call.Body.Whole("limit")));
        return new
        {
            keys = page.Items.Select(key => AccessKeyResponse.Of(key, call.Organization)),
            next_continuation_token = _paging.Token(page.NextAfter) ?? "",
        };
    }

    private AccessKeyRow Require(Call call)
    {
        var id = call.Body.Text("id");
        var key = accessKeys.Find(call.OrganizationId, id) ?? throw ApiException.NotFound("access key", id);
        if (call.Actor.IsAdmin || string.Equals(key.UserId, call.Actor.UserId, StringComparison.Ordinal)) return key;
        throw options.ForeignKey == ForeignKeyResponse.NotFound
            ? ApiException.NotFound("access key", id)
            : ApiException.Forbidden($"user_role: only an Admin may act on the access key '{id}' of another user");
    }
}
