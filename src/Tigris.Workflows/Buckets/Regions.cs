using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The regions that the vendor documents. Responses and users may name others, because the list grows.</summary>
internal static class Regions
{
    public static readonly string[] Known =
    [
        "ams", "fra", "gru", "iad", "jnb", "lhr", "nrt", "ord", "sin", "sjc", "syd", "usa", "eur", "global",
    ];

    /// <summary>Returns the regions that aren't documented, as text; empty if all are documented.</summary>
    public static string Unknown(IEnumerable<string>? regions) =>
        string.Join(", ", (regions ?? []).Where(region => !Known.Contains(region)));
}
