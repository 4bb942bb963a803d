using System;
using System.Linq;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Access;

/// <summary>
/// The two documented canned ACLs. An object without an ACL is as public as its bucket. A request for another ACL than the object would have
/// is refused in a bucket without object ACLs: the client must not assume that it applies.
/// </summary>
internal static class ObjectAcls
{
    public const string Header = "x-amz-acl";
    public const string Private = "private";
    public const string PublicRead = "public-read";
    public const string Enforced = "BucketOwnerEnforced";

    private const string Grants = "x-amz-grant-";
    private const string BucketOwner = "bucket-owner-full-control";

    private static readonly string[] Unsupported = ["public-read-write", "authenticated-read", "aws-exec-read", "bucket-owner-read", "log-delivery-write"];

    /// <summary>Returns the ACL that an upload requests; null for the bucket's.</summary>
    public static string? Requested(S3Request request, BucketRow bucket)
    {
        var acl = Canned(request);
        if (acl is null or BucketOwner) return null; // the bucket's organization owns every object
        if (bucket is { ObjectAcl: true } && bucket.Ownership != Enforced) return acl;
        var isSame = bucket.Ownership != Enforced && (acl == PublicRead) == bucket.Public;
        return isSame ? null : throw NotSupported();
    }

    /// <summary>Returns the canned ACL of a request; null if it has none.</summary>
    public static string? Canned(S3Request request)
    {
        if (request.HeaderNames.FirstOrDefault(name => name.StartsWith(Grants, StringComparison.OrdinalIgnoreCase)) is { } grant)
            throw S3Exception.NotImplemented($"the header {grant}: use {Header} with {Private} or {PublicRead}");
        return request.Header(Header) switch
        {
            null => null,
            Private => Private,
            PublicRead => PublicRead,
            BucketOwner => BucketOwner,
            { } other when Unsupported.Contains(other) => throw S3Exception.NotImplemented($"the header {Header} with {other}"),
            _ => throw S3Exception.InvalidArgument(Header, $"must be {Private} or {PublicRead}"),
        };
    }

    public static S3Exception NotSupported() => new(400, "AccessControlListNotSupported", "The bucket does not allow this ACL.");
}
