using System;
using System.Collections.Generic;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Rules;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;
using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Endpoints;

/// <summary>The operation that creates an organization, a bucket and a key, each if it is missing.</summary>
internal sealed class ProvisioningEndpoint(
    OrganizationStore organizations,
    BucketStore buckets,
    AccessKeyStore accessKeys,
    NewBuckets newBuckets,
    EmulatorOptions options)
{
    private static readonly Schema ProvisionBody = Schema.Closed(
        "ProvisioningRequest",
        Must("bucket_name", MemberType.Text),
        Must("org_name", MemberType.Identity),
        May("org_quota", MemberType.Of(OrganizationSchemas.OrgQuota)),
        Must("user_id", MemberType.Identity),
        May("bucket_options", MemberType.Of(BucketSchemas.BucketOptions)),
        May("user_role", OrganizationSchemas.OrgMembership),
        May("fork_of", MemberType.Text),
        May("source_snapshot", MemberType.Text),
        May("access_key_scope", AccessKeySchemas.AccessKeyScope));

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("POST", "/v1/providers/{provider_id}/orgs/{org_id}/provision", "Tigris_Provisioning", OrganizationRule.None, Provision)
        {
            Body = ProvisionBody,
        },
    ];

    private object Provision(Call call)
    {
        AdmitOrganization(call);
        var name = call.Body.Text("bucket_name");
        BucketNames.Check(name, "bucket_name");
        var spec = BucketSpec.Of(call.Body);
        if (buckets.FindAnywhere(name) is { } existing)
            CheckRepeat(existing, spec, call);
        else
            newBuckets.Create(BucketMaker.Of(call), name, spec, call.Body.Nested("bucket_options"));

        var key = Key(call, name);
        return new { access_key_id = key.Id, secret_access_key = key.Secret, bucket = name, org_id = call.OrganizationId };
    }

    private void AdmitOrganization(Call call)
    {
        var quota = call.Body.Nested("org_quota")?.Whole("limit_bytes");
        if (organizations.Find(call.OrganizationId) is not { } organization)
        {
            organizations.Insert(new OrganizationRow(call.OrganizationId, call.Body.Text("org_name"), Active: true, quota));
            return;
        }

        // An existing organization keeps its name. A quota in the request is set (assumed).
        if (!organization.Active) throw ApiException.Forbidden($"organization '{organization.Id}' is not active");
        if (quota is not null) organizations.Update(organization with { QuotaBytes = quota });
    }

    private void CheckRepeat(BucketRow existing, BucketSpec spec, Call call)
    {
        if (!string.Equals(existing.OrganizationId, call.OrganizationId, StringComparison.Ordinal))
            throw ApiException.Conflict($"bucket_name: '{existing.Name}' is taken");
        if (options.RepeatOptions == RepeatOptions.Conflict && existing.ProvisionedWith != spec.Write())
            throw ApiException.Conflict($"bucket_name: '{existing.Name}' exists and was provisioned with other options");
    }

    private AccessKeyRow Key(Call call, string bucketName)
    {
        var userId = call.Actor.UserId;
        if (options.RepeatProvisioning == RepeatProvisioning.SameKey && accessKeys.FindProvisioned(bucketName, userId) is { } same) return same;

        var key = new AccessKeyRow(
            Credentials.NewKeyId(),
            call.OrganizationId,
            userId,
            bucketName + "_access_key",
            Credentials.NewSecret(),
            BucketRole.Write([new BucketRole(bucketName, "Editor")]),
            call.Body.OptionalText("access_key_scope") ?? "standard")
        {
            ProvisionedBucket = bucketName,
        };
        accessKeys.Insert(key);
        return key;
    }
}
