using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>
/// Determines if organizations are deactivated. It reads a single organization. For many organizations, it reads one listing, which takes a
/// request for each page and not for each organization.
/// </summary>
internal sealed class OrganizationActivity(bool isMany)
{
    private readonly object _monitor = new();
    private Task<HashSet<string>>? _inactive;

    /// <summary>Returns true if an organization is deactivated; false if it is active or unknown.</summary>
    public async Task<bool> IsInactiveAsync(IWorkflowHost host, string organizationId) => isMany
        ? (await ListAsync(host).ConfigureAwait(false)).Contains(organizationId)
        : await host.FindOrganizationAsync(organizationId).ConfigureAwait(false) is { Active: false };

    private Task<HashSet<string>> ListAsync(IWorkflowHost host)
    {
        lock (_monitor)
        {
            return _inactive ??= ReadAsync(host);
        }
    }

    private static async Task<HashSet<string>> ReadAsync(IWorkflowHost host)
    {
        var inactive = new HashSet<string>(StringComparer.Ordinal);
        var query = new OrganizationQuery { IncludeInactive = true };
        var pages = new PageWalk("ListOrganizations");
        while (pages.HasMore)
        {
            var page = await host.Client.Organizations.ListAsync(query, pages.Token, host.Cancellation).ConfigureAwait(false);
            pages.Follow(page.ContinuationToken);
            foreach (var organization in page.Items)
            {
                if (organization.Active == false)
                {
                    inactive.Add(organization.OrganizationId);
                }
            }
        }

        return inactive;
    }
}
