using System;
using System.Globalization;

namespace Tigris.Workflows;

/// <summary>Adds the lines of one metric: the free quantity, each tier, the minimum and the rounding.</summary>
internal sealed class MetricCharge(LineList lines, string metric, string? metricId, string unit, RoundingRule rounding)
{
    private decimal _exact;
    private decimal _rounded;

    /// <summary>Adds the lines of a quantity by a rule of a price book.</summary>
    /// <param name="quantity">The measured quantity, 0 or more.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="period">The billed period, by which the minimum is prorated.</param>
    /// <exception cref="OverflowException">An amount is too large.</exception>
    public void AddQuantity(decimal quantity, MetricRule rule, BilledPeriod period)
    {
        quantity = rule.Quantity?.Apply(quantity) ?? quantity;
        var free = Math.Min(quantity, rule.Free);
        if (free > 0)
        {
            Add(StatementLineKind.FreeAllowance, MessageText.Of(Messages.LineFree, metric), null, free, 0, 0);
        }

        var charged = quantity - free;
        if (charged > 0)
        {
            AddTiers(charged, rule);
            AddMinimum(period.Prorate(rule.Minimum));
        }

        Complete();
    }

    /// <summary>Adds a line at a price. The amount may differ from quantity and price, as on the vendor's invoices.</summary>
    public void AddPart(string? tier, decimal quantity, decimal? price, decimal amount) =>
        Add(amount < 0 ? StatementLineKind.Credit : StatementLineKind.Usage, metric, tier, quantity, price, amount);

    /// <summary>Adds the difference between the lines and the rounded amount of the metric.</summary>
    /// <param name="exact">The exact amount of the metric; null for the sum of the lines.</param>
    public void Complete(decimal? exact = null)
    {
        var difference = rounding.Apply(exact ?? _exact) - _rounded;
        if (difference != 0)
        {
            lines.Add(Line(StatementLineKind.Rounding, MessageText.Of(Messages.LineRounding, metric), null, null, null, difference));
        }
    }

    private void AddTiers(decimal charged, MetricRule rule)
    {
        for (var index = 0; index < rule.Tiers.Count; index++)
        {
            var tier = rule.Tiers[index];
            var end = index + 1 < rule.Tiers.Count ? rule.Tiers[index + 1].StartingAfter : decimal.MaxValue;
            var part = rule.IsVolume
                ? charged > tier.StartingAfter && charged <= end ? charged : 0
                : Math.Min(charged, end) - tier.StartingAfter;
            if (part > 0)
            {
                AddPart(rule.Tiers.Count == 1 ? null : TierName(tier, index), part, tier.Price, part * tier.Price);
            }
        }
    }

    private void AddMinimum(decimal minimum)
    {
        if (_exact < minimum)
        {
            Add(StatementLineKind.Minimum, MessageText.Of(Messages.LineMinimum, metric), null, null, null, minimum - _exact);
        }
    }

    private void Add(StatementLineKind kind, string description, string? tier, decimal? quantity, decimal? price, decimal amount)
    {
        var rounded = rounding.Apply(amount);
        _exact += amount;
        _rounded += rounded;
        lines.Add(Line(kind, description, tier, quantity, price, rounded));
    }

    private StatementLine Line(StatementLineKind kind, string description, string? tier, decimal? quantity, decimal? price, decimal amount) => new()
    {
        Kind = kind,
        Description = description,
        Metric = metric,
        MetricId = metricId,
        Unit = unit,
        Tier = tier,
        Quantity = quantity,
        Price = price,
        Amount = amount,
    };

    private static string TierName(PriceTier tier, int index) => index == 0
        ? Messages.TierFirst
        : MessageText.Of(Messages.TierAbove, tier.StartingAfter.ToString("0.############################", CultureInfo.InvariantCulture));
}
