using System;
using System.Linq;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Access;

/// <summary>The two documented ACLs of objects, for buckets with object ACLs. An object without an ACL is as public as its bucket.</summary>
internal static class ObjectAcls
{
    public const string Header = "x-amz-acl";
    public const string Private = "private";
    public const string PublicRead = "public-read";

    private const string Grants = "x-amz-grant-";

    /// <summary>Returns the ACL that an upload requests; null for the bucket's.</summary>
    public static string? Asked(S3Request request, BucketRow bucket)
    {
        if (!bucket.ObjectAcl) return null;
        if (request.Context.Request.Headers.Keys.FirstOrDefault(name => name.StartsWith(Grants, StringComparison.OrdinalIgnoreCase)) is { } grant)
            throw S3Exception.NotImplemented($"{grant}: there is {Header} with {Private} and {PublicRead}");
        return request.Header(Header) switch
        {
            null => null,
            Private => Private,
            PublicRead => PublicRead,
            _ => throw S3Exception.InvalidArgument(Header, $"must be {Private} or {PublicRead}"),
        };
    }
}
