using Tigris.PowerShell.Commands;

namespace Tigris.PowerShell;

/// <summary>Ids of organizations, found by display name too. What is to be enabled is inactive, and what is to be disabled active.</summary>
internal sealed class OrganizationIdCompleter : LiveCompleter
{
    private protected override Source Find(TypedCommand typed, TigrisConnection connection, CompletionWord word)
    {
        var wanted = typed.Command == typeof(EnableTigrisOrganizationCommand) ? false
            : typed.Command == typeof(DisableTigrisOrganizationCommand) ? true
            : (bool?)null;
        var query = new OrganizationQuery { IncludeInactive = true };
        return new(Key("organizations", wanted?.ToString()), (client, token, over) =>
            Choices(client.Organizations.ListAsync(query, token, over), Of, organization => wanted is null || organization.Active == wanted));
    }

    private static Choice Of(Organization organization) => new(
        organization.OrganizationId,
        organization.OrganizationName,
        organization.Active == false ? Text.Of(Messages.HintInactive, organization.OrganizationName) : organization.OrganizationName);
}
