using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Prices the usage of an organization.</summary>
internal static class UsageCharges
{
    /// <summary>Adds the lines of all metrics, in the order of their names, and returns the hash of the usage.</summary>
    /// <exception cref="OverflowException">An amount is too large.</exception>
    public static string Add(LineList lines, IReadOnlyList<UsageSummary> usage, BookVersion version, BilledPeriod period)
    {
        using var hash = new UsageHash();
        var outside = new List<string>();

        // The server's order isn't documented, and the same usage must give the same statement.
        UsageSummary[] sorted = [.. usage.OrderBy(summary => summary.Metric, StringComparer.Ordinal)
            .ThenBy(summary => summary.Unit, StringComparer.Ordinal).ThenBy(summary => summary.MetricId, StringComparer.Ordinal)];
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            var first = sorted[start];
            end = start + 1;
            while (end < sorted.Length && sorted[end].Metric == first.Metric && sorted[end].Unit == first.Unit)
            {
                end++;
            }

            var values = Sort(end == start + 1 ? first.Values : [.. sorted.Skip(start).Take(end - start).SelectMany(summary => summary.Values)]);
            hash.Add(first);
            foreach (var value in values)
            {
                hash.Add(value);
            }

            if (Add(lines, first, values, version, period))
            {
                outside.Add(first.Metric);
            }
        }

        if (outside.Count > 0)
        {
            var metrics = string.Join("; ", outside);
            lines.Note(period.Days == 0
                ? MessageText.Of(Messages.NoticeNoUsage, metrics, Month.Of(period.Month))
                : MessageText.Of(Messages.NoticeOutside, metrics, period.FirstDay, period.LastDay));
        }

        return hash.Compute();
    }

    // Returns true if the metric has usage outside the billed period.
    private static bool Add(LineList lines, UsageSummary usage, UsageRecord[] values, BookVersion version, BilledPeriod period)
    {
        var rule = version.FindRule(usage.Metric, usage.Unit);
        var quantity = MeteredQuantity.Of(values, rule, period);
        if (quantity.Overlaps)
        {
            lines.Note(MessageText.Of(Messages.NoticeOverlap, usage.Metric));
        }

        if (quantity.IsReduced)
        {
            lines.Note(MessageText.Of(Messages.NoticeNegative, usage.Metric));
        }

        if (quantity.MissingDays > 0)
        {
            lines.Note(MessageText.Of(Messages.NoticeMissingDays, usage.Metric, Math.Round(quantity.MissingDays, 1)));
        }

        if (rule is not null)
        {
            new MetricCharge(lines, usage.Metric, usage.MetricId, usage.Unit, rule.Amount).AddQuantity(quantity.Billed, rule, period);
        }
        else if (quantity.Billed > 0)
        {
            AddUnpriced(lines, usage, quantity.Billed);
        }

        return quantity.Outside > 0;
    }

    private static void AddUnpriced(LineList lines, UsageSummary usage, decimal quantity)
    {
        lines.Note(MessageText.Of(Messages.NoticeUnpriced, usage.Metric, usage.Unit));
        lines.Add(new StatementLine
        {
            Kind = StatementLineKind.Unpriced,
            Description = MessageText.Of(Messages.LineUnpriced, usage.Metric),
            Metric = usage.Metric,
            MetricId = usage.MetricId,
            Unit = usage.Unit,
            Quantity = quantity,
        });
    }

    private static UsageRecord[] Sort(UsageRecord[] values)
    {
        for (var index = 1; index < values.Length; index++)
        {
            if (values[index - 1].StartingOn >= values[index].StartingOn)
            {
                return [.. values.OrderBy(value => value.StartingOn).ThenBy(value => value.EndingBefore).ThenBy(value => value.Value)];
            }
        }

        return values;
    }
}
