using System.Threading;
using System.Threading.Tasks;

namespace Tigris;

/// <summary>IAM policies of an organization.</summary>
public interface IPolicies
{
    /// <summary>Creates a policy; a name that exists is a conflict. Must not be repeated blindly. SPEC Tigris_CreatePolicy</summary>
    Task<Policy> CreateAsync(string organizationId, PolicyRequest request, CancellationToken cancellationToken);

    /// <summary>Reads one policy with its document. SPEC Tigris_GetPolicy</summary>
    Task<Policy> GetAsync(string organizationId, string policyName, CancellationToken cancellationToken);

    /// <summary>Lists a page of policies, without their documents. SPEC Tigris_ListPolicies</summary>
    /// <param name="organizationId">Whose policies.</param>
    /// <param name="pageSize">Policies a page, 1 to 1000; null for the most.</param>
    /// <param name="continuationToken">Where the page begins; null for the first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Page<Policy>> ListAsync(string organizationId, int? pageSize, string? continuationToken, CancellationToken cancellationToken);

    /// <summary>Replaces the document, in force at once for all keys that have it; a null description stays. SPEC Tigris_UpdatePolicy</summary>
    Task<Policy> UpdateAsync(string organizationId, PolicyRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes a policy and detaches it from all keys. SPEC Tigris_DeletePolicy</summary>
    Task DeleteAsync(string organizationId, string policyName, CancellationToken cancellationToken);
}
