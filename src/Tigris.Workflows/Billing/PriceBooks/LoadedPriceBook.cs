namespace Tigris.Workflows;

/// <summary>A valid price book with its content.</summary>
/// <param name="Book">The public description.</param>
/// <param name="Content">The prices.</param>
internal sealed record LoadedPriceBook(PriceBook Book, BookContent Content);
