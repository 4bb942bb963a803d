using System.Collections.Generic;

namespace Tigris.PowerShell;

/// <summary>Region codes, with the places that they stand for.</summary>
internal sealed class RegionCompleter : TigrisCompleter
{
    private protected override IEnumerable<Choice> Choose(TypedCommand typed, CompletionWord word) =>
        Fitting(FixedChoices.Of("Region", Regions.Known), word);
}
