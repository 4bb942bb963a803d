using Tigris.Emulator.S3.Endpoints;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Access;

/// <summary>
/// Authorizes requests: before the body is read, and again in the transaction that stores it. Revocations, deletions and quotas in between apply.
/// </summary>
internal sealed class Admission(Callers callers, BucketStore buckets, OrganizationStore organizations, AccessRules rules)
{
    /// <summary>Returns the addressed bucket, or refuses the request.</summary>
    public BucketRow Admit(S3Request request)
    {
        Refresh(request);
        var endpoint = request.Endpoint;
        var key = endpoint.ChecksEachKey ? null : request.Address.Key;
        var bucket = Require(request, request.Address.Bucket, endpoint.Permission, key, request.Query[Versions.Parameter]);
        if (request.Header("x-amz-expected-bucket-owner") is { } owner && owner != bucket.OrganizationId)
            throw S3Exception.AccessDeniedBecause($"the owner of {bucket.Name} is not {owner}");
        return bucket;
    }

    /// <summary>Returns another bucket from which the request reads, or refuses the request.</summary>
    public BucketRow Require(S3Request request, string bucketName, Permission permission, string? key, string? version = null)
    {
        // Without a key, a client can't find out if a private bucket exists.
        var bucket = buckets.FindAnywhere(bucketName);
        if (bucket is null)
        {
            throw request.Caller.IsAnonymous
                ? S3Exception.AccessDeniedBecause($"the request has no signature, and there is no bucket {bucketName}")
                : S3Exception.NoSuchBucket(bucketName);
        }

        return DenialReason(request, bucket, permission, key, version) is { } reason ? throw S3Exception.AccessDeniedBecause(reason) : bucket;
    }

    /// <summary>Returns the reason to refuse the operation; null if it is allowed.</summary>
    public string? DenialReason(S3Request request, BucketRow bucket, Permission permission, string? key, string? version = null) =>
        organizations.Find(bucket.OrganizationId) is { Active: true }
            ? rules.DenialReason(request, bucket, permission, key, version)
            : $"organization {bucket.OrganizationId}, of {bucket.Name}, is not active";

    /// <summary>Refuses an operation on a bucket that isn't active.</summary>
    public void Require(S3Request request, BucketRow bucket, Permission permission)
    {
        Refresh(request);
        if (DenialReason(request, bucket, permission, "") is { } reason) throw S3Exception.AccessDeniedBecause(reason);
    }

    /// <summary>Refuses anonymous requests.</summary>
    public static void RequireKey(S3Request request)
    {
        if (request.Caller.IsAnonymous) throw S3Exception.AccessDeniedBecause($"the request has no signature, and {request.Endpoint.Permission.Operation} needs one");
    }

    /// <summary>Authorizes operations outside of buckets, and the creation of buckets.</summary>
    public void AdmitOutside(S3Request request)
    {
        Refresh(request);
        if (rules.DenialReason(request, request.Endpoint.Permission, request.Address.Bucket) is { } reason) throw S3Exception.AccessDeniedBecause(reason);
    }

    public bool Sees(S3Request request, BucketRow bucket) => rules.Sees(request, bucket);

    private void Refresh(S3Request request)
    {
        if (request.Caller.Key is { } key) request.Caller = callers.Find(key.Id);
    }
}
