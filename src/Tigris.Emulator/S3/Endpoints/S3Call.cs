using System;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>A request as a handler sees it: admitted once, and to be admitted again where it changes something.</summary>
internal sealed class S3Call(S3Request request, Admission admission)
{
    public S3Request Request => request;

    public string Bucket => request.Address.Bucket;

    public string Key => request.Address.Key;

    public S3Query Query => request.Query;

    public DateTime Now => request.Now;

    public string? Header(string name) => request.Header(name);

    /// <summary>In the transaction in which something changes: the bucket, if the request may still do that.</summary>
    public BucketRow Admit() => admission.Admit(request);

    public void AdmitOutside() => admission.AdmitOutside(request);

    public BucketRow Require(string bucket, Permission permission, string key) => admission.Require(request, bucket, permission, key);

    /// <summary>The ACL that an upload asks for, which takes a permission of its own (assumed, as in S3), or null.</summary>
    public string? AskedAcl(BucketRow bucket)
    {
        var acl = ObjectAcls.Asked(request, bucket);
        if (acl is not null) Require(bucket.Name, Permissions.PutObjectAcl, Key);
        return acl;
    }

    public bool May(BucketRow bucket, Permission permission, string key) => admission.Objection(request, bucket, permission, key) is null;

    public bool Sees(BucketRow bucket) => admission.Sees(request, bucket);
}
