using System.Collections.Generic;
using System.Linq;
using Tigris.PowerShell.Commands;

namespace Tigris.PowerShell;

/// <summary>Completes ids of organizations. The display name matches too. Enable completes inactive organizations, and Disable active ones.</summary>
internal sealed class OrganizationIdCompleter : LiveCompleter
{
    // A journal has the ids of its tenants, without a connection.
    private protected override IEnumerable<CompletionItem> Choose(TypedCommand typed, CompletionWord word) =>
        typed.Command == typeof(GetTigrisOffboardingCommand) && typed.One(nameof(GetTigrisOffboardingCommand.JournalPath)) is { } journal
            ? Fitting([.. OffboardingStates.Read(ClientLoader.Services, UserFile.Resolve(journal), _ => { }).Select(Of)], word)
            : base.Choose(typed, word);

    private protected override Source Find(TypedCommand typed, TigrisConnection connection, CompletionWord word)
    {
        var wanted = typed.Command == typeof(EnableTigrisOrganizationCommand) ? false
            : typed.Command == typeof(DisableTigrisOrganizationCommand) ? true
            : (bool?)null;
        var query = new OrganizationQuery { IncludeInactive = true };
        return new(Key("organizations", wanted?.ToString()), (client, token, over) =>
            Items(client.Organizations.ListAsync(query, token, over), Of, organization => wanted is null || organization.Active == wanted));
    }

    private static CompletionItem Of(OffboardingState state) => new(state.OrganizationId, toolTip: state.ToString());

    private static CompletionItem Of(Organization organization) => new(
        organization.OrganizationId,
        organization.OrganizationName,
        organization.Active == false ? MessageText.Of(Messages.HintInactive, organization.OrganizationName) : organization.OrganizationName);
}
