using System;
using System.Linq;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Invoices with random charges, steps, credits and commitments, also such as the vendor has never sent.</summary>
internal sealed class RandomInvoices(int seed)
{
    private static readonly string[] Statuses = ["DRAFT", "FINALIZED", "PAID", "PAST_DUE", "VOID", ""];
    private static readonly string[] Units = ["GiB-Month", "Number of Requests", "GiB", "Number of Events", "", "month"];
    private static readonly string?[] Names = [null, "Acme", "M\u00fcller & S\u00f6hne", "\u5317\u4eac", "=1+1", "  ", "a,\"b\"\nc"];

    private readonly Random _random = new(seed);

    public Invoice Next()
    {
        var start = new DateTimeOffset(2026, _random.Next(1, 13), 1, 0, 0, 0, TimeSpan.Zero);
        var charges = Enumerable.Range(0, _random.Next(0, 6)).Select(Charge).ToArray();
        var subtotal = charges.Sum(charge => charge.Total);
        return new Invoice
        {
            OrganizationId = $"tenant-{_random.Next(1000)}",
            OrganizationName = Pick(Names),
            Month = start.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
            Status = Pick(Statuses),
            Subtotal = subtotal,
            Total = subtotal + (_random.Next(3) == 0 ? Amount() : 0),
            Credits = _random.Next(3) == 0 ? Amount() : null,
            MinimumCommit = _random.Next(4) == 0 ? Math.Abs(Amount()) : null,
            StartingOn = _random.Next(5) == 0 ? default : start,
            EndingBefore = _random.Next(5) == 0 ? default : start.AddMonths(1),
            Charges = charges,
        };
    }

    private InvoiceCharge Charge(int number)
    {
        var tiers = Enumerable.Range(0, _random.Next(0, 4)).Select(Tier).ToArray();
        var total = tiers.Length == 0 || _random.Next(4) == 0 ? Amount() : tiers.Sum(tier => tier.Subtotal);
        return new InvoiceCharge
        {
            Charge = $"Charge {number}",
            ChargeId = _random.Next(4) == 0 ? "" : $"id:{number}",
            Unit = Pick(Units),
            Quantity = Quantity(),
            ChargedQuantity = Quantity(),
            Total = total,
            Tiers = tiers,
        };
    }

    private ChargeTier Tier(int number)
    {
        var (quantity, price) = (Quantity(), _random.Next(4) == 0 ? 0 : _random.Next(1, 1_000_000) / 10_000_000m);
        return new ChargeTier
        {
            Tier = _random.Next(5) == 0 ? "" : $"Step {number}",
            Quantity = quantity,
            StartingAfter = number * 1000,
            Price = price,
            Subtotal = _random.Next(10) == 0 ? -0.01m : Math.Round(quantity * price, 2, MidpointRounding.AwayFromZero),
        };
    }

    private decimal Quantity() => _random.Next(5) == 0 ? 0 : _random.NextInt64(0, 1_000_000_000_000) / 1_000_000m;

    private decimal Amount() => _random.Next(5) == 0 ? 0 : _random.Next(-100_000, 1_000_000) / 100m;

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];
}
