using System.Threading;
using System.Threading.Tasks;

namespace Tigris;

/// <summary>Organizations. Each is one isolated tenant.</summary>
public interface IOrganizations
{
    /// <summary>Creates an organization. Not repeatable. SPEC Tigris_CreateOrganization</summary>
    Task CreateAsync(string organizationId, OrganizationRequest request, Actor actor, CancellationToken cancellationToken);

    /// <summary>Reads one organization, active or not. SPEC Tigris_GetOrganization</summary>
    Task<Organization> GetAsync(string organizationId, CancellationToken cancellationToken);

    /// <summary>Lists a page of organizations. SPEC Tigris_ListOrganizations</summary>
    Task<Page<Organization>> ListAsync(OrganizationQuery query, string? continuationToken, CancellationToken cancellationToken);

    /// <summary>
    /// Sets the number of bytes that the organization may store in all buckets; 0 removes the limit. SPEC Tigris_UpdateOrganization
    /// </summary>
    Task SetQuotaAsync(string organizationId, long quota, Actor actor, CancellationToken cancellationToken);

    /// <summary>
    /// Activates or deactivates an organization. A deactivation revokes all access keys at once and keeps the data. SPEC
    /// Tigris_UpdateOrganization
    /// </summary>
    Task SetActiveAsync(string organizationId, bool active, Actor actor, CancellationToken cancellationToken);
}
