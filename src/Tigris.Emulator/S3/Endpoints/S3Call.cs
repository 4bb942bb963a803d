using System;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>A request as a handler sees it. Handlers that change something authorize it again.</summary>
internal sealed class S3Call(S3Request request, Admission admission)
{
    public S3Request Request => request;

    public string Bucket => request.Address.Bucket;

    public string Key => request.Address.Key;

    public S3Query Query => request.Query;

    public DateTime Now => request.Now;

    public string? Header(string name) => request.Header(name);

    /// <summary>Returns the bucket if the request is still authorized. Call it in the transaction of the change.</summary>
    public BucketRow Admit() => admission.Admit(request);

    public void AdmitOutside() => admission.AdmitOutside(request);

    public BucketRow Require(string bucket, Permission permission, string key, string? version = null) =>
        admission.Require(request, bucket, permission, key, version);

    /// <summary>Returns the ACL that an upload requests, or null. It needs a separate permission (assumed, as in S3).</summary>
    public string? RequestedAcl(BucketRow bucket)
    {
        var acl = ObjectAcls.Requested(request, bucket);
        if (acl is not null) Require(bucket.Name, Permissions.PutObjectAcl, Key);
        return acl;
    }

    public bool May(BucketRow bucket, Permission permission, string key) => admission.DenialReason(request, bucket, permission, key) is null;

    public bool Sees(BucketRow bucket) => admission.Sees(request, bucket);
}
