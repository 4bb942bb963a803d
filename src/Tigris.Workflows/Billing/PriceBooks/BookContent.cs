using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The content of a price book.</summary>
internal sealed record BookContent
{
    public string? Name { get; init; }

    public string Currency { get; init; } = "";

    public PriceBasis Basis { get; init; }

    /// <summary>The versions, the earliest first.</summary>
    public IReadOnlyList<BookVersion> Versions { get; init; } = [];

    /// <summary>Returns the version of a month.</summary>
    /// <exception cref="TigrisArgumentException">The first version begins later.</exception>
    public BookVersion VersionOf(string month) => Versions.LastOrDefault(version => string.CompareOrdinal(version.ValidFrom, month) <= 0)
        ?? throw new TigrisArgumentException("NoPriceForMonth", MessageText.Of(Messages.NoPriceForMonth, month, Versions[0].ValidFrom), month);
}
