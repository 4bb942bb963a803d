using System.Threading;
using System.Threading.Tasks;

namespace Tigris;

/// <summary>S3 access keys of an organization's users. A member reads and changes only their own keys. An admin reads and changes all keys.</summary>
public interface IAccessKeys
{
    /// <summary>Creates a key. The server returns its secret once. Not repeatable. SPEC Tigris_CreateAccessKey</summary>
    Task<NewAccessKey> CreateAsync(string organizationId, AccessKeyRequest request, Actor actor, CancellationToken cancellationToken);

    /// <summary>Reads one key with its policies and scope. SPEC Tigris_GetAccessKey</summary>
    Task<AccessKey> GetAsync(string organizationId, string accessKeyId, Actor actor, CancellationToken cancellationToken);

    /// <summary>Lists a page of keys, without policies and scope. SPEC Tigris_ListAccessKeys</summary>
    Task<Page<AccessKey>> ListAsync(
        string organizationId, AccessKeyQuery query, Actor actor, string? continuationToken, CancellationToken cancellationToken);

    /// <summary>Changes the members that <paramref name="change"/> names. All others keep their values. SPEC Tigris_UpdateAccessKey</summary>
    Task UpdateAsync(string organizationId, string accessKeyId, AccessKeyChange change, Actor actor, CancellationToken cancellationToken);

    /// <summary>Replaces the secret. The old secret is revoked at once. Not repeatable. SPEC Tigris_RotateAccessKey</summary>
    Task<NewAccessKey> RotateAsync(string organizationId, string accessKeyId, Actor actor, CancellationToken cancellationToken);

    /// <summary>Deletes a key permanently. SPEC Tigris_DeleteAccessKey</summary>
    Task DeleteAsync(string organizationId, string accessKeyId, Actor actor, CancellationToken cancellationToken);
}
