using System.Collections.Generic;
using System.Linq;

namespace Tigris.Client.Http;

/// <summary>
/// The API's 33 operations, and which of them may be repeated. Three reads and two replacing writes are POSTs that may; the five that
/// make something new with each call may not.
/// </summary>
internal static class Operations
{
    public static readonly Operation ListOrganizations = Repeatable("GET", "/orgs", nameof(ListOrganizations));
    public static readonly Operation GetOrganization = Repeatable("GET", "/orgs/{org_id}", nameof(GetOrganization));
    public static readonly Operation CreateOrganization = Once("POST", "/orgs/{org_id}", nameof(CreateOrganization));
    public static readonly Operation UpdateOrganization = Repeatable("PUT", "/orgs/{org_id}", nameof(UpdateOrganization));

    public static readonly Operation Provisioning = Repeatable("POST", "/orgs/{org_id}/provision", nameof(Provisioning), "bucket_name");
    public static readonly Operation ListBuckets = Repeatable("GET", "/orgs/{org_id}/buckets", nameof(ListBuckets));
    public static readonly Operation GetBucket = Repeatable("GET", "/orgs/{org_id}/buckets/{bucket_name}", nameof(GetBucket));
    public static readonly Operation UpdateBucket = Repeatable("PUT", "/orgs/{org_id}/buckets/{bucket_name}", nameof(UpdateBucket));
    public static readonly Operation DeleteBucket = Repeatable("DELETE", "/orgs/{org_id}/buckets/{bucket_name}", nameof(DeleteBucket));
    public static readonly Operation SetCustomDomain = Repeatable("POST", BucketPart("domain"), nameof(SetCustomDomain));
    public static readonly Operation GetCustomDomain = Repeatable("GET", BucketPart("domain"), nameof(GetCustomDomain));
    public static readonly Operation DeleteCustomDomain = Repeatable("DELETE", BucketPart("domain"), nameof(DeleteCustomDomain));
    public static readonly Operation SetLifecycleRules = Repeatable("PUT", BucketPart("lifecycle"), nameof(SetLifecycleRules));
    public static readonly Operation GetLifecycleRules = Repeatable("GET", BucketPart("lifecycle"), nameof(GetLifecycleRules));
    public static readonly Operation DeleteLifecycleRules = Repeatable("DELETE", BucketPart("lifecycle"), nameof(DeleteLifecycleRules));

    public static readonly Operation CreateSnapshot = Once("POST", BucketPart("snapshots"), nameof(CreateSnapshot));
    public static readonly Operation ListSnapshots = Repeatable("GET", BucketPart("snapshots"), nameof(ListSnapshots));
    public static readonly Operation GetSnapshot = Repeatable("GET", BucketPart("snapshots/{version}"), nameof(GetSnapshot));
    public static readonly Operation DeleteSnapshot = Repeatable("DELETE", BucketPart("snapshots/{version}"), nameof(DeleteSnapshot));

    public static readonly Operation CreateAccessKey = Once("POST", "/orgs/{org_id}/key", nameof(CreateAccessKey), "name");
    public static readonly Operation GetAccessKey = Repeatable("POST", "/orgs/{org_id}/key/get", nameof(GetAccessKey));
    public static readonly Operation ListAccessKeys = Repeatable("POST", "/orgs/{org_id}/keys", nameof(ListAccessKeys));
    public static readonly Operation UpdateAccessKey = Repeatable("PUT", "/orgs/{org_id}/key", nameof(UpdateAccessKey), "id");
    public static readonly Operation RotateAccessKey = Once("POST", "/orgs/{org_id}/key/rotate", nameof(RotateAccessKey), "id");
    public static readonly Operation DeleteAccessKey = Repeatable("DELETE", "/orgs/{org_id}/key", nameof(DeleteAccessKey), "id");

    public static readonly Operation CreatePolicy = Once("POST", "/orgs/{org_id}/policies", nameof(CreatePolicy), "name");
    public static readonly Operation ListPolicies = Repeatable("GET", "/orgs/{org_id}/policies", nameof(ListPolicies));
    public static readonly Operation GetPolicy = Repeatable("GET", "/orgs/{org_id}/policies/{policy_name}", nameof(GetPolicy));
    public static readonly Operation UpdatePolicy = Repeatable("PUT", "/orgs/{org_id}/policies/{policy_name}", nameof(UpdatePolicy));
    public static readonly Operation DeletePolicy = Repeatable("DELETE", "/orgs/{org_id}/policies/{policy_name}", nameof(DeletePolicy));

    public static readonly Operation GetUsage = Repeatable("GET", "/orgs/{org_id}/usage", nameof(GetUsage));
    public static readonly Operation GetInvoice = Repeatable("GET", "/orgs/{org_id}/invoices/{month}", nameof(GetInvoice));
    public static readonly Operation GetAccountInvoice = Repeatable("GET", "/account/invoices/{month}", nameof(GetAccountInvoice));

    public static IReadOnlyList<Operation> All { get; } =
    [
        ListOrganizations, GetOrganization, CreateOrganization, UpdateOrganization,
        Provisioning, ListBuckets, GetBucket, UpdateBucket, DeleteBucket,
        SetCustomDomain, GetCustomDomain, DeleteCustomDomain, SetLifecycleRules, GetLifecycleRules, DeleteLifecycleRules,
        CreateSnapshot, ListSnapshots, GetSnapshot, DeleteSnapshot,
        CreateAccessKey, GetAccessKey, ListAccessKeys, UpdateAccessKey, RotateAccessKey, DeleteAccessKey,
        CreatePolicy, ListPolicies, GetPolicy, UpdatePolicy, DeletePolicy,
        GetUsage, GetInvoice, GetAccountInvoice,
    ];

    /// <summary>The operation behind a raw request; one that is not known may be repeated if its method promises that.</summary>
    /// <param name="method">Upper case.</param>
    /// <param name="path">Below the provider, escaped, without query.</param>
    public static Operation Of(string method, string path)
    {
        var segments = path.Split('/');
        return All.FirstOrDefault(operation => operation.Matches(method, segments))
            ?? new Operation($"{method} {path}", method, null, method is "GET" or "HEAD" or "PUT" or "DELETE");
    }

    private static Operation Repeatable(string method, string path, string name, string? itemMember = null) =>
        new(name, method, path, Repeatable: true) { ItemMember = itemMember };

    private static Operation Once(string method, string path, string name, string? itemMember = null) =>
        new(name, method, path, Repeatable: false) { ItemMember = itemMember };

    private static string BucketPart(string part) => "/orgs/{org_id}/buckets/{bucket_name}/" + part;
}
