using System.Collections.Generic;

namespace Tigris.PowerShell;

/// <summary>Scopes of access keys.</summary>
internal sealed class ScopeCompleter : TigrisCompleter
{
    private protected override IEnumerable<CompletionItem> Choose(TypedCommand typed, CompletionWord word) =>
        Fitting(FixedCompletions.Of("Scope", AccessKeyScopes.Known), word);
}
