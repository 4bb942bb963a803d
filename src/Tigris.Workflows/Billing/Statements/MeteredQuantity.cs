using System;

namespace Tigris.Workflows;

/// <summary>The quantity of a metric in a billed period.</summary>
internal sealed class MeteredQuantity
{
    // One byte of a GiB. The vendor's shares are rounded binary numbers, so the sum of 7 GiB can be 7.0000000000000002, which must not round up to 8.
    private const int MeasuredDecimals = 9;

    private MeteredQuantity(decimal billed)
    {
        Billed = billed;
    }

    /// <summary>The quantity in the billed period, 0 or more.</summary>
    public decimal Billed { get; }

    /// <summary>The sum of the values of the month that are outside the billed period.</summary>
    public decimal Outside { get; private init; }

    /// <summary>true if intervals overlap, so that usage may be counted twice; otherwise, false.</summary>
    public bool Overlaps { get; private init; }

    /// <summary>true if a value is negative, so that it reduces the quantity; otherwise, false.</summary>
    public bool IsReduced { get; private init; }

    /// <summary>The days between the first and the last level that have none; 0 for shares, which may leave out days without usage.</summary>
    public decimal MissingDays { get; private init; }

    /// <summary>Measures the values of a metric. Of an interval across a bound, only the part within the period counts.</summary>
    /// <param name="values">The values in the order of their intervals.</param>
    /// <param name="rule">The rule of the metric; null to add up the values.</param>
    /// <param name="period">The billed period.</param>
    /// <exception cref="OverflowException">The quantity is too large.</exception>
    public static MeteredQuantity Of(UsageRecord[] values, MetricRule? rule, BilledPeriod period)
    {
        decimal sum = 0, peak = 0, outside = 0;
        var last = DateTimeOffset.MinValue;
        var (overlaps, isReduced) = (false, false);
        long missing = 0;
        foreach (var value in values)
        {
            overlaps |= value.StartingOn < last;
            isReduced |= value.Value < 0;
            missing += rule is { IsLevel: true, IsPeak: false } && last > DateTimeOffset.MinValue ? Gap(last, value.StartingOn, period) : 0;
            last = value.EndingBefore > last ? value.EndingBefore : last;

            // Most values are days of the period. They need no part of a day.
            if (rule is not ({ IsLevel: true } or { IsPeak: true }) && IsInside(value, period.StartingOn, period.EndingBefore))
            {
                sum += value.Value;
                continue;
            }

            var inMonth = Part(value, period.Month, period.MonthEnd);
            var billed = period.IsWhole ? inMonth : Part(value, period.StartingOn, period.EndingBefore);
            if (billed < inMonth)
            {
                outside += value.Value * (inMonth - billed);
            }

            if (billed > 0)
            {
                sum += Share(value, billed, rule, period);
                peak = rule is { IsPeak: true } ? Math.Max(peak, Level(value, rule, period)) : peak;
            }
        }

        var quantity = rule switch
        {
            { IsPeak: true } => peak,
            { Has30Days: true } => sum * period.DaysInMonth / 30,
            _ => sum,
        };
        return new MeteredQuantity(Math.Max(0, Math.Round(quantity, MeasuredDecimals)))
        {
            Outside = outside,
            Overlaps = overlaps,
            IsReduced = isReduced,
            MissingDays = (decimal)missing / TimeSpan.TicksPerDay,
        };
    }

    // The billed ticks between two intervals.
    private static long Gap(DateTimeOffset from, DateTimeOffset until, BilledPeriod period)
    {
        var start = from > period.StartingOn ? from : period.StartingOn;
        var end = until < period.EndingBefore ? until : period.EndingBefore;
        return Math.Max(0, (end - start).Ticks);
    }

    // The part of an interval between two times, from 0 to 1. An interval without a length is in the period that it starts in.
    private static decimal Part(UsageRecord value, DateTimeOffset from, DateTimeOffset until)
    {
        if (IsInside(value, from, until))
        {
            return 1;
        }

        var length = Length(value);
        var start = value.StartingOn > from ? value.StartingOn : from;
        var end = value.EndingBefore < until ? value.EndingBefore : until;
        return length <= 0 || end <= start ? 0 : (decimal)(end - start).Ticks / length;
    }

    private static bool IsInside(UsageRecord value, DateTimeOffset from, DateTimeOffset until) =>
        value.StartingOn >= from && value.EndingBefore <= until && value.StartingOn < until;

    // A level counts by its part of the month; a share is that part already.
    private static decimal Share(UsageRecord value, decimal part, MetricRule? rule, BilledPeriod period) =>
        rule is { IsLevel: true } ? value.Value * part * ((decimal)Length(value) / MonthLength(period))
        : part == 1 ? value.Value
        : value.Value * part;

    private static decimal Level(UsageRecord value, MetricRule rule, BilledPeriod period) =>
        rule.IsLevel || Length(value) <= 0 ? value.Value : value.Value * ((decimal)MonthLength(period) / Length(value));

    private static long Length(UsageRecord value) => (value.EndingBefore - value.StartingOn).Ticks;

    private static long MonthLength(BilledPeriod period) => period.DaysInMonth * TimeSpan.TicksPerDay;
}
