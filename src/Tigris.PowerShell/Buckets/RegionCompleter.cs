using System.Collections.Generic;

namespace Tigris.PowerShell;

/// <summary>Region codes, with the places that they stand for.</summary>
internal sealed class RegionCompleter : TigrisCompleter
{
    private protected override IEnumerable<CompletionItem> Choose(TypedCommand typed, CompletionWord word) =>
        Fitting(FixedCompletions.Of("Region", Regions.Known), word);
}
