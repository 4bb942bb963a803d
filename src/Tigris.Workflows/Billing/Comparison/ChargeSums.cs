using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Adds up one charge over several invoices.</summary>
internal sealed class ChargeSums
{
    public decimal Quantity { get; private set; }

    /// <summary>The quantity that has a price: neither free nor in a price step at 0.</summary>
    public decimal Charged { get; private set; }

    public decimal Total { get; private set; }

    /// <summary>The quantities at their prices, not rounded; null if an invoice has no price steps.</summary>
    public decimal? Exact { get; private set; } = 0;

    public decimal LowestPrice { get; private set; } = decimal.MaxValue;

    public decimal HighestPrice { get; private set; }

    /// <summary>The number of invoices with the charge.</summary>
    public int Invoices { get; private set; }

    /// <summary>The largest number of decimals of a quantity. 0 means that the quantities are counts, which aren't rounded.</summary>
    public int Decimals { get; private set; }

    /// <summary>Adds a charge.</summary>
    /// <param name="charge">The charge.</param>
    /// <param name="isNew">true if it is the first charge of its name and unit on its invoice; otherwise, false.</param>
    public void Add(InvoiceCharge charge, bool isNew)
    {
        Invoices += isNew ? 1 : 0;
        Quantity = Amounts.Add(Quantity, charge.Quantity);
        Total = Amounts.Add(Total, charge.Total);
        Decimals = Math.Max(Decimals, Math.Max(Amounts.Decimals(charge.Quantity), Amounts.Decimals(charge.ChargedQuantity)));
        var priced = charge.Tiers.Where(tier => tier.Price > 0).ToArray();
        Charged = Amounts.Add(Charged, charge.Tiers.Length > 0 ? priced.Aggregate(0m, (sum, tier) => Amounts.Add(sum, tier.Quantity)) : charge.ChargedQuantity);
        Exact = charge.Tiers.Length > 0 && Exact is { } exact
            ? charge.Tiers.Aggregate(exact, (sum, tier) => Amounts.Add(sum, Amounts.Multiply(tier.Quantity, tier.Price)))
            : null;
        foreach (var price in priced.Select(tier => tier.Price).Concat(AveragePrice(charge)))
        {
            LowestPrice = Math.Min(LowestPrice, price);
            HighestPrice = Math.Max(HighestPrice, price);
        }
    }

    private static IEnumerable<decimal> AveragePrice(InvoiceCharge charge) =>
        charge.Tiers.Length == 0 && charge.ChargedQuantity > 0 ? [charge.Total / charge.ChargedQuantity] : [];
}
