using System.Collections.Generic;
using System.Linq;
using Tigris.PowerShell.Commands;

namespace Tigris.PowerShell;

/// <summary>Completes storage classes. A lifecycle rule moves objects to colder ones only.</summary>
internal sealed class StorageClassCompleter : TigrisCompleter
{
    private protected override IEnumerable<CompletionItem> Choose(TypedCommand typed, CompletionWord word) => Fitting(
        FixedCompletions.Of(
            "StorageClass",
            StorageClasses.Known.Where(one => one != StorageClasses.Standard || typed.Command != typeof(NewTigrisLifecycleRuleCommand))),
        word);
}
