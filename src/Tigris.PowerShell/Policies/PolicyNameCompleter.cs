namespace Tigris.PowerShell;

/// <summary>Completes names of the policies of the typed organization.</summary>
internal sealed class PolicyNameCompleter : LiveCompleter
{
    private protected override Source? Find(TypedCommand typed, TigrisConnection connection, CompletionWord word) =>
        typed.One("OrganizationId") is { } organizationId
            ? new(Key("policies", organizationId), (client, token, over) =>
                Items(client.Policies.ListAsync(organizationId, null, token, over), Of))
            : null;

    private static CompletionItem Of(Policy policy) => new(policy.PolicyName, toolTip: policy.Description);
}
