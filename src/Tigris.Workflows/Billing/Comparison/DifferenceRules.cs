using System;

namespace Tigris.Workflows;

/// <summary>
/// Finds the reason for the difference of a charge. A reason must explain the amount. A reason that is only possible isn't returned. Invoices
/// round amounts to cents, and quantities to as many decimals as they have, so each invoice may differ by half of the last digit.
/// </summary>
internal static class DifferenceRules
{
    private const decimal HalfCent = 0.005m;

    /// <summary>Returns the reason for the difference of a charge.</summary>
    /// <param name="account">The charge on the account invoice.</param>
    /// <param name="organizations">The charge on the invoices of the organizations.</param>
    /// <param name="isFinal">true if no invoice changes any more; otherwise, false.</param>
    public static InvoiceDifferenceReason Find(ChargeSums account, ChargeSums organizations, bool isFinal)
    {
        var roundedQuantity = RoundingOfQuantities(account, organizations);
        var quantity = Amounts.Subtract(account.Quantity, organizations.Quantity);
        var unknown = isFinal ? InvoiceDifferenceReason.Unexplained : InvoiceDifferenceReason.Draft;
        if (Math.Abs(quantity) > roundedQuantity)
        {
            return quantity > 0 && isFinal ? InvoiceDifferenceReason.MissingOrganization : unknown;
        }

        var total = Amounts.Subtract(account.Total, organizations.Total);
        var charged = Amounts.Subtract(account.Charged, organizations.Charged);
        var isChargedEqual = Math.Abs(charged) <= roundedQuantity;
        return total == 0 && isChargedEqual ? InvoiceDifferenceReason.Equal
            : !IsPriced(account, organizations, charged, total, roundedQuantity) ? unknown
            : isChargedEqual ? InvoiceDifferenceReason.Rounding
            : InvoiceDifferenceReason.FreeAllowance;
    }

    /// <summary>Returns the largest difference of amounts that rounding to cents explains.</summary>
    public static decimal RoundingOfAmounts(int invoices) => HalfCent * (invoices + 1);

    // Counts are exact.
    private static decimal RoundingOfQuantities(ChargeSums account, ChargeSums organizations)
    {
        var unit = 1m;
        var decimals = Math.Max(account.Decimals, organizations.Decimals);
        for (var place = 0; place < decimals; place++)
        {
            unit /= 10;
        }

        return decimals == 0 ? 0 : Amounts.Multiply(unit / 2, organizations.Invoices + 1);
    }

    // Whether the difference of the amounts is that of the charged quantities at the charge's prices.
    private static bool IsPriced(ChargeSums account, ChargeSums organizations, decimal charged, decimal total, decimal roundedQuantity)
    {
        var lowest = Math.Min(account.LowestPrice, organizations.LowestPrice);
        var highest = Math.Max(account.HighestPrice, organizations.HighestPrice);
        if (highest == 0)
        {
            // Without prices, only amounts that differ by rounding can be explained.
            return Math.Abs(charged) <= roundedQuantity && Math.Abs(total) <= RoundingOfAmounts(organizations.Invoices);
        }

        var roundedPrice = Amounts.Multiply(highest, roundedQuantity);
        return IsBetween(total, charged, RoundingOfAmounts(organizations.Invoices) + roundedPrice)
            && (account.Exact is not { } exact || organizations.Exact is not { } sum || IsBetween(Amounts.Subtract(exact, sum), charged, roundedPrice));

        bool IsBetween(decimal amount, decimal quantity, decimal tolerance)
        {
            var one = Amounts.Multiply(quantity, lowest);
            var other = Amounts.Multiply(quantity, highest);
            return amount >= Math.Min(one, other) - tolerance && amount <= Math.Max(one, other) + tolerance;
        }
    }
}
