using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>Reads organizations that may not exist.</summary>
internal static class OrganizationLookup
{
    public static async Task<Organization?> FindOrganizationAsync(this IWorkflowHost host, string organizationId)
    {
        try
        {
            return await host.Client.Organizations.GetAsync(organizationId, host.Cancellation).ConfigureAwait(false);
        }
        catch (TigrisNotFoundException)
        {
            return null;
        }
    }

    public static async Task<bool> OrganizationExistsAsync(this IWorkflowHost host, string organizationId) =>
        await host.FindOrganizationAsync(organizationId).ConfigureAwait(false) is not null;
}
