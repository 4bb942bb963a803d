using System.Globalization;
using System.Text.RegularExpressions;

namespace Tigris.Workflows;

/// <summary>The vendor's public list prices as a price book.</summary>
internal static class ListPrices
{
    /// <summary>The smallest markup in per cent. It makes all prices 0.</summary>
    public const decimal MinMarkup = -100;

    /// <summary>The largest markup in per cent.</summary>
    public const decimal MaxMarkup = 10_000;

    private static readonly Regex Price = new(@"""price"": (?<price>[0-9.]+)", RegexOptions.CultureInvariant);

    /// <summary>Returns the price book with a markup on each price.</summary>
    /// <param name="markupPercent">The markup in per cent; 0 for the list prices.</param>
    public static string Create(decimal markupPercent)
    {
        var text = PriceBookSchema.Read("ListPrices.json").Replace("\r\n", "\n");
        var factor = 1 + (markupPercent / 100);
        return markupPercent == 0
            ? text
            : Price.Replace(text, match => $"\"price\": {Number(decimal.Parse(match.Groups["price"].Value, CultureInfo.InvariantCulture) * factor)}")
                .Replace("List prices of the vendor", $"List prices of the vendor, {Number(markupPercent)} % markup");
    }

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
