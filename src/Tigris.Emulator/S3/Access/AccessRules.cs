using System;
using System.Linq;
using Tigris.Emulator.Rules;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Access;

/// <summary>
/// What a key may do: first by its roles, and then by its policies, which can only take away from a role. A key without a role in a bucket
/// lives by its policies alone. Admin is asked for neither.
/// </summary>
internal sealed class AccessRules(KeyPolicies policies)
{
    /// <summary>Whether something may be done in a bucket, to an object where there is a key; null where policies are asked later, for each key.</summary>
    public bool Allows(S3Request request, BucketRow bucket, Permission permission, string? key)
    {
        var caller = request.Caller;
        if (IsPublic(bucket, permission)) return true;
        if (caller.Key is not { } accessKey || !string.Equals(bucket.OrganizationId, accessKey.OrganizationId, StringComparison.Ordinal)) return false;
        if (IsAdmin(accessKey)) return true;

        var role = RoleIn(accessKey, bucket);
        if (role < permission.LeastRole) return false;
        if (key is null) return true;
        var resource = "arn:aws:s3:::" + bucket.Name + (key.Length > 0 ? "/" + key : "");
        return policies.Verdict(accessKey, permission.Action, resource, request) switch
        {
            Verdict.Deny => false,
            Verdict.Allow => true,
            Verdict.OnlyOthersAllowed => false,
            _ => role is not null,
        };
    }

    /// <summary>Whether something may be done that is in no bucket: the standard scope allows it unless a policy takes it away.</summary>
    public bool Allows(S3Request request, Permission permission, string bucketName)
    {
        if (request.Caller.Key is not { } accessKey) return false;
        if (IsAdmin(accessKey)) return true;
        var everywhere = Roles(accessKey, BucketRole.AnyBucket);
        return policies.Verdict(accessKey, permission.Action, "arn:aws:s3:::" + bucketName, request) switch
        {
            Verdict.Deny => false,
            Verdict.Allow => true,
            _ => accessKey.Scope == "standard" || everywhere >= permission.LeastRole,
        };
    }

    /// <summary>A key sees the buckets in which it has a role, or that its policies let it list.</summary>
    public bool Sees(S3Request request, BucketRow bucket)
    {
        var key = request.Caller.Key!;
        return IsAdmin(key) || RoleIn(key, bucket) is not null || Allows(request, bucket, Permissions.HeadBucket, "");
    }

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
