using System.Collections.Generic;

namespace Tigris.PowerShell;

/// <summary>Scopes of access keys.</summary>
internal sealed class ScopeCompleter : TigrisCompleter
{
    private protected override IEnumerable<Choice> Choose(TypedCommand typed, CompletionWord word) =>
        Fitting(FixedChoices.Of("Scope", AccessKeyScopes.Known), word);
}
