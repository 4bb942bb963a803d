using System.Threading;
using System.Threading.Tasks;

namespace Tigris;

/// <summary>IAM policies of an organization.</summary>
public interface IPolicies
{
    /// <summary>Creates a policy. An existing name is a conflict. Not repeatable. SPEC Tigris_CreatePolicy</summary>
    Task<Policy> CreateAsync(string organizationId, PolicyRequest request, CancellationToken cancellationToken);

    /// <summary>Reads one policy with its document. SPEC Tigris_GetPolicy</summary>
    Task<Policy> GetAsync(string organizationId, string policyName, CancellationToken cancellationToken);

    /// <summary>Lists a page of policies, without their documents. SPEC Tigris_ListPolicies</summary>
    /// <param name="organizationId">The id of the organization.</param>
    /// <param name="pageSize">The number of policies of a page, from 1 to 1000; null for the largest page.</param>
    /// <param name="continuationToken">The token of the page; null for the first page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<Page<Policy>> ListAsync(string organizationId, int? pageSize, string? continuationToken, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the document. The change applies at once to all keys that have the policy. A null description keeps its value. SPEC
    /// Tigris_UpdatePolicy
    /// </summary>
    Task<Policy> UpdateAsync(string organizationId, PolicyRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes a policy and detaches it from all keys. SPEC Tigris_DeletePolicy</summary>
    Task DeleteAsync(string organizationId, string policyName, CancellationToken cancellationToken);
}
