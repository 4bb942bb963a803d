using System.Globalization;

namespace Tigris.Workflows;

/// <summary>Formats amounts and quantities for documents, in the same way in each culture.</summary>
internal sealed class MoneyText(string currency)
{
    private readonly string _format = "#,0" + Decimals(Currencies.FindDecimals(currency) ?? 2);

    public string Currency => currency;

    /// <summary>Returns an amount with the decimals of the currency, and with more if it has more.</summary>
    public string Of(decimal amount)
    {
        var rounded = amount.ToString(_format, CultureInfo.InvariantCulture);
        return decimal.Parse(rounded, CultureInfo.InvariantCulture) == amount ? rounded : Exact(amount);
    }

    public string? Of(decimal? amount) => amount is { } value ? Of(value) : null;

    /// <summary>Returns an amount rounded to the decimals of the currency.</summary>
    public string? Rounded(decimal? amount) => amount?.ToString(_format, CultureInfo.InvariantCulture);

    /// <summary>Returns a number with all its digits.</summary>
    public static string Exact(decimal number) => number.ToString("#,0." + new string('#', 28), CultureInfo.InvariantCulture);

    /// <summary>Returns a quantity with at most three decimals.</summary>
    public static string? Quantity(decimal? number) => number?.ToString("#,0.###", CultureInfo.InvariantCulture);

    /// <summary>Returns a percentage with one decimal.</summary>
    public static string? Percent(decimal? number) => number?.ToString("#,0.0", CultureInfo.InvariantCulture) is { } text ? text + " %" : null;

    private static string Decimals(int count) => count == 0 ? "" : "." + new string('0', count);
}
