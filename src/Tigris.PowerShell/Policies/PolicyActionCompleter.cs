using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>Completes the actions that the vendor supports in policies. The prefix isn't required.</summary>
internal sealed class PolicyActionCompleter : TigrisCompleter
{
    private protected override IEnumerable<CompletionItem> Choose(TypedCommand typed, CompletionWord word) =>
        Fitting([.. S3Actions.All.OrderBy(action => action, System.StringComparer.Ordinal).Select(Of)], word);

    private static CompletionItem Of(string action) => new(
        action,
        action.Substring(S3Actions.Prefix.Length),
        S3Actions.ActsOnObjects(action) ? Messages.HintObjectAction : Messages.HintBucketAction);
}
