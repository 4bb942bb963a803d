using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>A cmdlet that reads something of organizations. Their ids may be wildcards, which deactivated organizations match too.</summary>
public abstract class OrganizationCmdlet : BulkCmdlet
{
    /// <summary>
    /// The ids of the organizations. Wildcards are matched against all organizations, active or not; an id that exists as it is written
    /// is never taken for a wildcard, and a backtick before a wildcard character makes it an ordinary one.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [Identity("OrganizationId", "OrgId", "org_id")]
    [SupportsWildcards]
    public virtual string[] OrganizationId { get; set; } = [];

    /// <summary>Handles one organization.</summary>
    private protected abstract void ProcessOrganization(string organizationId);

    private protected override void ProcessInput()
    {
        foreach (var id in OrganizationId)
        {
            Attempt(id, () => ProcessOrganizations(id));
        }
    }

    private void ProcessOrganizations(string idOrPattern)
    {
        var name = NamePattern.Of(idOrPattern, "OrganizationId");
        if (!name.IsPattern || (name.MayBeLiteral && Ask(idOrPattern, call => call.OrganizationExistsAsync(idOrPattern))))
        {
            ProcessOrganization(name.IsPattern ? idOrPattern : name.Literal);
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? token = null;
        do
        {
            var from = token;
            var page = Ask(idOrPattern, call => ListAllAsync(call, from));
            foreach (var organization in page.Items)
            {
                if (name.Matches(organization.OrganizationId))
                {
                    ProcessOrganization(organization.OrganizationId);
                }
            }

            token = page.ContinuationToken;
            if (token is not null && !seen.Add(token))
            {
                throw new TigrisPagingLoopException("ListOrganizations");
            }
        }
        while (token is not null);
    }

    private static Task<Page<Organization>> ListAllAsync(CallContext call, string? token) =>
        call.Client.Organizations.ListAsync(new OrganizationQuery { IncludeInactive = true }, token, call.Cancellation);
}
