using System;
using System.Linq;
using Tigris.Emulator.Rules;
using Tigris.Emulator.S3.Endpoints;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Access;

/// <summary>
/// The permissions of a key. Roles apply first. Policies can only reduce them. A key without a role in a bucket depends on its policies alone. An
/// Admin bypasses both.
/// </summary>
internal sealed class AccessRules(KeyPolicies policies, ObjectStore objects)
{
    /// <summary>
    /// Returns the reason to refuse an operation in a bucket (on an object if there is a key); null if it is allowed. Without a key, the caller
    /// checks the policies later, for each object.
    /// </summary>
    public string? DenialReason(S3Request request, BucketRow bucket, Permission permission, string? key, string? version = null)
    {
        var caller = request.Caller;
        if (IsPublic(request, bucket, permission, key, version)) return null;
        if (caller.Key is not { } accessKey) return $"the request has no signature, and {bucket.Name} is not public for {permission.Operation}";
        if (!string.Equals(bucket.OrganizationId, accessKey.OrganizationId, StringComparison.Ordinal))
            return $"the key is of organization {accessKey.OrganizationId}, and {bucket.Name} of {bucket.OrganizationId}";
        if (IsAdmin(accessKey)) return null;

        var role = RoleIn(accessKey, bucket);
        if (role < permission.LeastRole) return $"{permission.Operation} needs the role {permission.LeastRole}, and the key is {role} in {bucket.Name}";
        if (key is null) return null;
        var resource = "arn:aws:s3:::" + bucket.Name + (key.Length > 0 ? "/" + key : "");
        return policies.Decide(accessKey, permission.Action, resource, request) switch
        {
            PolicyDecision.Deny => $"a policy denies {permission.Action} on {resource}",
            PolicyDecision.Allow => null,
            PolicyDecision.OnlyOthersAllowed => $"no policy allows {permission.Action} on {resource}",
            _ => role is null ? $"the key has no role in {bucket.Name}, and no policy" : null,
        };
    }

    /// <summary>Returns the reason to refuse an operation outside of buckets. The standard scope allows it unless a policy denies it.</summary>
    public string? DenialReason(S3Request request, Permission permission, string bucketName)
    {
        if (request.Caller.Key is not { } accessKey) return $"the request has no signature, and {permission.Operation} needs one";
        if (IsAdmin(accessKey)) return null;
        var everywhere = Roles(accessKey, BucketRole.AnyBucket);
        return policies.Decide(accessKey, permission.Action, "arn:aws:s3:::" + bucketName, request) switch
        {
            PolicyDecision.Deny => $"a policy denies {permission.Action}",
            PolicyDecision.Allow => null,
            _ when accessKey.Scope == "standard" || everywhere >= permission.LeastRole => null,
            _ => $"the key's scope is {accessKey.Scope}, and nothing else allows {permission.Action}",
        };
    }

    /// <summary>Returns true if the key has a role in the bucket or its policies allow listing it; otherwise, false.</summary>
    public bool Sees(S3Request request, BucketRow bucket)
    {
        var key = request.Caller.Key!;
        return IsAdmin(key) || RoleIn(key, bucket) is not null || DenialReason(request, bucket, Permissions.HeadBucket, "") is null;
    }

    private bool IsPublic(S3Request request, BucketRow bucket, Permission permission, string? key, string? version) =>
        OwnAcl(request, bucket, permission, key, version) is { } acl ? acl == ObjectAcls.PublicRead : IsPublic(bucket, permission);

    /// <summary>Returns the ACL of the object to read, which overrides the bucket's.</summary>
    private string? OwnAcl(S3Request request, BucketRow bucket, Permission permission, string? key, string? version) =>
        bucket.ObjectAcl && permission.Action == Permissions.GetObject.Action && key is { Length: > 0 }
            ? (version is null ? objects.Find(bucket.Name, key, Snapshots.Requested(request)) : Versions.Find(objects, bucket, key, version))?.Acl
            : null;

    private static bool IsPublic(BucketRow bucket, Permission permission) =>
        bucket.Public && (permission.Action == Permissions.GetObject.Action
            || (bucket.PublicList && (permission == Permissions.ListObjectsV1 || permission == Permissions.ListObjectsV2)));

    private static bool IsAdmin(AccessKeyRow key) => Roles(key, BucketRole.AnyBucket) == S3Role.Admin;

    private static S3Role? RoleIn(AccessKeyRow key, BucketRow bucket)
    {
        if (bucket.OwnerKey == key.Id) return S3Role.Admin;
        var (here, everywhere) = (Roles(key, bucket.Name), Roles(key, BucketRole.AnyBucket));
        return here is null || everywhere > here ? everywhere : here;
    }

    private static S3Role? Roles(AccessKeyRow key, string bucketName) =>
        BucketRole.Read(key.Roles).FirstOrDefault(role => role.BucketName == bucketName) is { } found ? Enum.Parse<S3Role>(found.Role) : null;
}
