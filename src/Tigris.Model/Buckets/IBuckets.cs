using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris;

/// <summary>Buckets, with their domain, lifecycle and notification settings.</summary>
public interface IBuckets
{
    /// <summary>Creates a bucket with an access key, and its organization if it doesn't exist. SPEC Tigris_Provisioning</summary>
    Task<ProvisionedBucket> ProvisionAsync(string organizationId, BucketRequest request, Actor actor, CancellationToken cancellationToken);

    /// <summary>Reads one bucket. SPEC Tigris_GetBucket</summary>
    Task<Bucket> GetAsync(string organizationId, string bucketName, CancellationToken cancellationToken);

    /// <summary>Lists a page of an organization's buckets. SPEC Tigris_ListBuckets</summary>
    /// <param name="organizationId">The id of the organization.</param>
    /// <param name="pageSize">The number of buckets of a page, from 1 to 5000; null for the largest page.</param>
    /// <param name="continuationToken">The token of the page; null for the first page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<Page<Bucket>> ListAsync(string organizationId, int? pageSize, string? continuationToken, CancellationToken cancellationToken);

    /// <summary>Changes the members that <paramref name="change"/> names. All others keep their values. SPEC Tigris_UpdateBucket</summary>
    Task UpdateAsync(string organizationId, string bucketName, BucketChange change, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes a bucket. With <paramref name="force"/>, deletes its objects too; without it, the server refuses a bucket with objects. SPEC
    /// Tigris_DeleteBucket
    /// </summary>
    Task DeleteAsync(string organizationId, string bucketName, bool force, CancellationToken cancellationToken);

    /// <summary>Reads the custom domain. Its name is null if none is set. SPEC Tigris_GetCustomDomain</summary>
    Task<BucketDomain> GetDomainAsync(string organizationId, string bucketName, CancellationToken cancellationToken);

    /// <summary>Sets or replaces the custom domain. SPEC Tigris_SetCustomDomain</summary>
    Task SetDomainAsync(string organizationId, string bucketName, string domainName, CancellationToken cancellationToken);

    /// <summary>Removes the custom domain. SPEC Tigris_DeleteCustomDomain</summary>
    Task RemoveDomainAsync(string organizationId, string bucketName, CancellationToken cancellationToken);

    /// <summary>Reads all lifecycle rules. The list is empty if there are none. SPEC Tigris_GetLifecycleRules</summary>
    Task<IReadOnlyList<LifecycleRule>> GetLifecycleAsync(string organizationId, string bucketName, CancellationToken cancellationToken);

    /// <summary>Replaces all lifecycle rules. SPEC Tigris_SetLifecycleRules</summary>
    Task SetLifecycleAsync(string organizationId, string bucketName, IReadOnlyList<LifecycleRule> rules, CancellationToken cancellationToken);

    /// <summary>Removes all lifecycle rules. SPEC Tigris_DeleteLifecycleRules</summary>
    Task RemoveLifecycleAsync(string organizationId, string bucketName, CancellationToken cancellationToken);
}
