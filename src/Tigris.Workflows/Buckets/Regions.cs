using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The regions that the vendor documents. Answers may name others, and so may users: the list grows.</summary>
internal static class Regions
{
    public static readonly string[] Known =
    [
        "ams", "fra", "gru", "iad", "jnb", "lhr", "nrt", "ord", "sin", "sjc", "syd", "usa", "eur", "global",
    ];

    /// <summary>Those of the given regions that are not documented, as text; empty where all are.</summary>
    public static string Unknown(IEnumerable<string>? regions) =>
        string.Join(", ", (regions ?? []).Where(region => !Known.Contains(region)));
}
