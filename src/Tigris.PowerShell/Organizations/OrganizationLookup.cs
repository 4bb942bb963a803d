using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>Asks for organizations that may not exist.</summary>
internal static class OrganizationLookup
{
    public static async Task<Organization?> FindOrganizationAsync(this CallContext call, string organizationId)
    {
        try
        {
            return await call.Client.Organizations.GetAsync(organizationId, call.Cancellation).ConfigureAwait(false);
        }
        catch (TigrisNotFoundException)
        {
            return null;
        }
    }

    public static async Task<bool> OrganizationExistsAsync(this CallContext call, string organizationId) =>
        await call.FindOrganizationAsync(organizationId).ConfigureAwait(false) is not null;

    /// <summary>Reads an organization back and gives it to the pipeline, where <c>-PassThru</c> asks for that.</summary>
    public static async Task WriteOrganizationIfAsync(this CallContext call, bool passThru, string organizationId)
    {
        if (passThru)
        {
            call.Write(await call.Client.Organizations.GetAsync(organizationId, call.Cancellation).ConfigureAwait(false));
        }
    }
}
