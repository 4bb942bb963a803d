using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>Reads an organization after a change.</summary>
internal static class OrganizationReadBack
{
    /// <summary>Reads the organization and writes it to the pipeline if <c>-PassThru</c> is given.</summary>
    public static async Task WriteOrganizationIfAsync(this CallContext call, bool passThru, string organizationId)
    {
        if (passThru)
        {
            call.Write(await call.Client.Organizations.GetAsync(organizationId, call.Cancellation).ConfigureAwait(false));
        }
    }
}
