using System;
using System.Collections.Generic;
using System.Linq;
using Tigris.Emulator.S3.Metering;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Billing;

/// <summary>
/// The usage up to one moment: the metered usage, and for demos a generated part on top. A value that was set replaces both. Days after the current
/// one have no values.
/// </summary>
internal sealed class UsageLedger(UsageStore store, MeterReadings readings, bool demo, DateTime now)
{
    private readonly DateOnly _today = DateOnly.FromDateTime(now);

    /// <summary>Returns one value for each day and metric, in the order of the metrics.</summary>
    public decimal[][] Daily(string organizationId, DateOnly from, DateOnly before)
    {
        var end = End(before);
        var days = Math.Max(0, end.DayNumber - from.DayNumber);
        var seed = DemoSeries.Seed(organizationId);
        var values = new decimal[Metric.All.Length][];
        foreach (var metric in Metric.All)
        {
            var series = new DemoSeries(seed, metric);
            values[metric.Index] = [.. Enumerable.Range(0, days).Select(i => (decimal)Made(series, from.AddDays(i)) / DemoSeries.Unit)];
        }

        if (days > 0) readings.AddTo(values, organizationId, from, end);
        foreach (var set in store.Of(organizationId, from, end)) values[set.Metric][set.Day.DayNumber - from.DayNumber] = set.Value;
        return values;
    }

    public decimal[] Total(string organizationId, BillingMonth month) =>
        [.. Daily(organizationId, month.Start, month.End).Select(values => values.Sum())];

    /// <summary>Returns the totals over many organizations, without a list of daily values for each of them.</summary>
    public decimal[] Total(IEnumerable<string> organizationIds, BillingMonth month)
    {
        var end = End(month.End);
        var totals = new decimal[Metric.All.Length];
        foreach (var organizationId in demo ? organizationIds : [])
        {
            var seed = DemoSeries.Seed(organizationId);
            foreach (var metric in Metric.All)
            {
                var series = new DemoSeries(seed, metric);
                var sum = 0L;
                for (var day = month.Start; day < end; day = day.AddDays(1)) sum += Made(series, day);
                totals[metric.Index] += (decimal)sum / DemoSeries.Unit;
            }
        }

        foreach (var organizationId in readings.Organizations())
        {
            var metered = Metered(organizationId, month.Start, end);
            foreach (var metric in Metric.All) totals[metric.Index] += metered[metric.Index].Sum();
        }

        foreach (var set in store.OfAll(month.Start, end))
        {
            var series = new DemoSeries(DemoSeries.Seed(set.OrganizationId), Metric.All[set.Metric]);
            var metered = Metered(set.OrganizationId, set.Day, set.Day.AddDays(1))[set.Metric][0];
            totals[set.Metric] += set.Value - metered - ((decimal)Made(series, set.Day) / DemoSeries.Unit);
        }

        return totals;
    }

    private decimal[][] Metered(string organizationId, DateOnly from, DateOnly before)
    {
        var values = Metric.All.Select(_ => new decimal[before.DayNumber - from.DayNumber]).ToArray();
        readings.AddTo(values, organizationId, from, before);
        return values;
    }

    private DateOnly End(DateOnly before) => before > _today ? _today.AddDays(1) : before;

    private long Made(DemoSeries series, DateOnly day)
    {
        if (!demo) return 0;
        return day < _today ? series.Millionths(day) : series.Millionths(day, now.TimeOfDay);
    }
}
