using System.Collections.Generic;

namespace Tigris.PowerShell;

/// <summary>Completes region codes, with their locations as tool tips.</summary>
internal sealed class RegionCompleter : TigrisCompleter
{
    private protected override IEnumerable<CompletionItem> Choose(TypedCommand typed, CompletionWord word) =>
        Fitting(FixedCompletions.Of("Region", Regions.Known), word);
}
