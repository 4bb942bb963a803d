using System;
using System.Collections.Immutable;
using System.Linq;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.Rules;

/// <summary>Region lists. Refusing a word that is no region is assumed; so is accepting the multi-region words.</summary>
internal static class Regions
{
    private static readonly ImmutableArray<string> Known =
        ["sjc", "ord", "iad", "ams", "fra", "lhr", "sin", "nrt", "syd", "gru", "jnb", "usa", "eur"];

    /// <summary>The list as it is kept: empty for no restriction, which is what <c>global</c> and an empty text ask for.</summary>
    public static string Parse(string text, string field, bool any)
    {
        if (text is "" or "global") return "";
        var regions = text.Split(',');
        foreach (var region in regions)
        {
            if (region.Length == 0 || (!any && !Known.Contains(region)))
                throw ApiException.BadRequest(field, $"'{region}' is none of {string.Join(", ", Known)}, comma-separated, or global alone");
        }

        return regions.Distinct(StringComparer.Ordinal).Count() == regions.Length
            ? text
            : throw ApiException.BadRequest(field, "names a region twice");
    }
}
