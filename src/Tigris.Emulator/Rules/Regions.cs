using System;
using System.Collections.Immutable;
using System.Linq;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.Rules;

/// <summary>Parses region lists. Refusing unknown regions is assumed, and so is accepting multi-region names.</summary>
internal static class Regions
{
    private static readonly ImmutableArray<string> Known =
        ["sjc", "ord", "iad", "ams", "fra", "lhr", "sin", "nrt", "syd", "gru", "jnb", "usa", "eur"];

    /// <summary>Returns the stored form of a list; empty means no restriction, as for <c>global</c> and an empty text.</summary>
    public static string Parse(string text, string field, bool any)
    {
        if (text is "" or "global") return "";
        var regions = text.Split(',');
        foreach (var region in regions)
        {
            if (region.Length == 0 || (!any && !Known.Contains(region)))
                throw ApiException.BadRequest(field, $"'{region}' isn't a region. Use global alone, or a comma-separated list of {string.Join(", ", Known)}");
        }

        return regions.Distinct(StringComparer.Ordinal).Count() == regions.Length
            ? text
            : throw ApiException.BadRequest(field, "names a region twice");
    }
}
