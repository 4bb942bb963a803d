using System;
using System.Collections.Generic;
using System.Linq;
using Tigris.Emulator.Billing;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Metering;

/// <summary>
/// Returns the metered usage in the units of usage reports: requests, events, GiB and GiB-months. A day contributes its share of the month.
/// </summary>
internal sealed class MeterReadings(Database database)
{
    private const long Gib = 1 << 30;
    private const int Places = 18;

    /// <summary>Returns the organizations with any metered usage.</summary>
    public List<string> Organizations() => database.Query<string>("SELECT org_id FROM metered UNION SELECT org_id FROM levels");

    /// <summary>Adds the metered usage to the values of each day and metric.</summary>
    public void AddTo(decimal[][] values, string organizationId, DateOnly from, DateOnly before)
    {
        foreach (var row in Counted(organizationId, from, before))
            values[row.Metric][row.Day.DayNumber - from.DayNumber] += Value(Metric.All[row.Metric], row.Day, row.Amount);

        foreach (var level in LevelsOf(organizationId, before).GroupBy(row => row.Metric))
        {
            var (days, held) = (level.ToDictionary(row => row.Day), level.LastOrDefault(row => row.Day < from)?.AtEnd ?? 0);
            for (var day = from; day < before; day = day.AddDays(1))
            {
                var peak = held;
                if (days.TryGetValue(day, out var row)) (peak, held) = (row.Peak, row.AtEnd);
                values[level.Key][day.DayNumber - from.DayNumber] += Value(Metric.All[level.Key], day, peak);
            }
        }
    }

    private static decimal Value(Metric metric, DateOnly day, long amount)
    {
        if (metric.IsCount) return amount;
        var gib = (decimal)amount / Gib;
        return Math.Round(metric.IsLevel ? gib / DateTime.DaysInMonth(day.Year, day.Month) : gib, Places);
    }

    private List<Amounts> Counted(string organizationId, DateOnly from, DateOnly before) => database.Query<Amounts>(
        "SELECT metric, day, amount FROM metered WHERE org_id = $1 AND day >= $2 AND day < $3", organizationId, from.DayNumber, before.DayNumber);

    private List<Levels> LevelsOf(string organizationId, DateOnly before) => database.Query<Levels>(
        "SELECT metric, day, peak, at_end FROM levels WHERE org_id = $1 AND day < $2 ORDER BY metric, day", organizationId, before.DayNumber);

    private sealed record Amounts
    {
        public int Metric { get; init; }

        public DateOnly Day { get; init; }

        public long Amount { get; init; }
    }

    private sealed record Levels
    {
        public int Metric { get; init; }

        public DateOnly Day { get; init; }

        public long Peak { get; init; }

        public long AtEnd { get; init; }
    }
}
