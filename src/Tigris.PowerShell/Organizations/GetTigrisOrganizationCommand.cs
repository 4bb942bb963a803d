using System;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Gets organizations: all active ones, or the named ones.</summary>
[Cmdlet(VerbsCommon.Get, "TigrisOrganization", HelpUri = HelpPages.Api + "list-organizations")]
[OutputType(typeof(Organization))]
public sealed class GetTigrisOrganizationCommand : BulkCmdlet
{
    /// <summary>
    /// The ids of the organizations. Wildcards are allowed. An existing id is never used as a wildcard. A backtick before a wildcard character
    /// makes it an ordinary character.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [Identity("OrganizationId", "OrgId", "org_id")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public string[]? OrganizationId { get; set; }

    /// <summary>The display name, or a wildcard over names.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Includes deactivated organizations in lists and in the matches of wildcards. An exact id always finds its organization.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter IncludeInactive { get; set; }

    /// <summary>
    /// One of several parts, such as 3/16: the third of sixteen. Each id is in exactly one part, the same on each machine. An organization of
    /// another shard is skipped, even if it is named.
    /// </summary>
    [Parameter]
    [Shard]
    public Shard? Shard { get; set; }

    private protected override void ProcessInput()
    {
        if (OrganizationId is null)
        {
            List("*", _ => true);
            return;
        }

        ForEach(OrganizationId, Get);
    }

    private void Get(string id)
    {
        var name = NamePattern.Of(id, nameof(OrganizationId));
        if (!name.IsPattern)
        {
            // No request is sent: an id that doesn't exist is an error in its own shard only.
            if (Shard?.Contains(name.Literal) == false)
            {
                return;
            }

            var matches = Filter();
            Start(name.Literal, async call =>
                WriteIf(call, matches, await call.Client.Organizations.GetAsync(name.Literal, call.Cancellation).ConfigureAwait(false)));
        }
        else
        {
            List(id, organization => name.Matches(organization.OrganizationId), literal: name.MayBeLiteral ? id : null);
        }
    }

    private void List(string target, Func<Organization, bool> keep, string? literal = null)
    {
        var query = new OrganizationQuery { IncludeInactive = IncludeInactive };
        var matches = Filter();
        Start(target, async call =>
        {
            if (literal is not null && await call.FindOrganizationAsync(literal).ConfigureAwait(false) is { } exact)
            {
                WriteIf(call, matches, exact);
                return;
            }

            RequireValid(target);
            await call.WritePagesAsync(
                "ListOrganizations",
                token => call.Client.Organizations.ListAsync(query, token, call.Cancellation),
                organization => keep(organization) && matches(organization)).ConfigureAwait(false);
        });
    }

    private static void RequireValid(string pattern) => NamePattern.Wildcard(pattern, nameof(OrganizationId));

    private Func<Organization, bool> Filter()
    {
        var shard = Shard;
        var pattern = Name is null ? null : NamePattern.Wildcard(Name, nameof(Name));
        return organization =>
            shard?.Contains(organization.OrganizationId) != false && pattern?.IsMatch(organization.OrganizationName ?? "") != false;
    }

    private static void WriteIf(CallContext call, Func<Organization, bool> matches, Organization organization)
    {
        if (matches(organization))
        {
            call.Write(organization);
        }
    }
}
