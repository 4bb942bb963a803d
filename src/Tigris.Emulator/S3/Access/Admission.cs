using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Access;

/// <summary>
/// Lets a request in, or refuses it. It is asked before the body is read, and once more in the transaction that stores it: what was revoked,
/// deleted or filled up in between counts.
/// </summary>
internal sealed class Admission(Callers callers, BucketStore buckets, OrganizationStore organizations, AccessRules rules)
{
    /// <summary>The bucket that is addressed, once it is known that the request may do to it what it asks.</summary>
    public BucketRow Admit(S3Request request)
    {
        Refresh(request);
        var endpoint = request.Endpoint!;
        return Require(request, request.Address.Bucket, endpoint.Permission, endpoint.IsEachKeyAsked ? null : request.Address.Key);
    }

    /// <summary>The same for another bucket and object, of which the request takes something.</summary>
    public BucketRow Require(S3Request request, string bucketName, Permission permission, string? key)
    {
        // Nobody learns without a key whether a bucket exists, unless it is public.
        var bucket = buckets.FindAnywhere(bucketName);
        if (bucket is null)
        {
            throw request.Caller.IsAnonymous
                ? S3Exception.AccessDeniedBecause($"the request has no signature, and there is no bucket {bucketName}")
                : S3Exception.NoSuchBucket(bucketName);
        }

        return Objection(request, bucket, permission, key) is { } objection ? throw S3Exception.AccessDeniedBecause(objection) : bucket;
    }

    /// <summary>What speaks against it, or null.</summary>
    public string? Objection(S3Request request, BucketRow bucket, Permission permission, string? key) =>
        organizations.Find(bucket.OrganizationId) is { Active: true }
            ? rules.Objection(request, bucket, permission, key)
            : $"organization {bucket.OrganizationId}, of {bucket.Name}, is not active";

    /// <summary>For what is in no bucket, or makes one.</summary>
    public void AdmitOutside(S3Request request)
    {
        Refresh(request);
        if (rules.Objection(request, request.Endpoint!.Permission, request.Address.Bucket) is { } objection) throw S3Exception.AccessDeniedBecause(objection);
    }

    public bool Sees(S3Request request, BucketRow bucket) => rules.Sees(request, bucket);

    private void Refresh(S3Request request)
    {
        if (request.Caller.Key is { } key) request.Caller = callers.Find(key.Id);
    }
}
