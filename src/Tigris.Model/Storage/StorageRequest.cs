using System;
using System.Linq;
using System.Security;

namespace Tigris;

/// <summary>A read at an S3 endpoint with an access key. It lists the first object name of a bucket, or the names of all buckets.</summary>
public sealed class StorageRequest
{
    /// <summary>Creates a request.</summary>
    /// <param name="endpoint">https, or http on a loopback address.</param>
    /// <param name="accessKeyId">The key's id.</param>
    /// <param name="secretAccessKey">The secret of the key. The caller owns it, and must keep it until the read has ended.</param>
    /// <param name="bucketName">The bucket to list; null to list the buckets.</param>
    /// <exception cref="TigrisArgumentException">The endpoint is not protected, or an identity is none.</exception>
    public StorageRequest(Uri endpoint, string accessKeyId, SecureString secretAccessKey, string? bucketName = null)
    {
        Endpoint = ProtectedEndpoint.Require(endpoint);
        AccessKeyId = RequireKeyId(accessKeyId);
        SecretAccessKey = secretAccessKey;
        BucketName = bucketName is null ? null : RequireBucket(bucketName);
    }

    /// <summary>Scheme and host of the S3 endpoint.</summary>
    public Uri Endpoint { get; }

    /// <summary>The key's id, <c>tid_...</c>.</summary>
    public string AccessKeyId { get; }

    /// <summary>The secret of the key. Its UTF-8 bytes are the key of the signature.</summary>
    public SecureString SecretAccessKey { get; }

    /// <summary>The bucket to list; null to list the buckets.</summary>
    public string? BucketName { get; }

    // The id is part of a header, in which a slash ends it.
    private static string RequireKeyId(string id)
    {
        Identifier.Require(id, nameof(AccessKeyId));
        return id.All(character => character is > ' ' and <= '~' and not ('/' or ','))
            ? id
            : throw new TigrisInvalidIdentifierException(nameof(AccessKeyId), id, Messages.AccessKeyIdInvalid);
    }

    // A server may treat any other character as the beginning of an object's name.
    private static string RequireBucket(string name)
    {
        Identifier.Require(name, nameof(BucketName));
        return name.All(character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.' or '_')
            ? name
            : throw new TigrisInvalidIdentifierException(nameof(BucketName), name, Messages.BucketNameInvalid);
    }
}
