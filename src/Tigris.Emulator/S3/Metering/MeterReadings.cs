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
    public List<string> Organizations() => database.Query("SELECT org_id FROM metered UNION SELECT org_id FROM levels", row => row.GetString(0));

    /// <summary>Adds the metered usage to the values of each day and metric.</summary>
    public void AddTo(decimal[][] values, string organizationId, DateOnly from, DateOnly before)
    {
        foreach (var (metric, day, amount) in Counted(organizationId, from, before))
            values[metric.Index][day.DayNumber - from.DayNumber] += Value(metric, day, amount);

        foreach (var level in Levels(organizationId, before).GroupBy(row => row.Metric))
        {
            var (days, held) = (level.ToDictionary(row => row.Day), level.LastOrDefault(row => row.Day < from).AtEnd);
            for (var day = from; day < before; day = day.AddDays(1))
            {
                var peak = held;
                if (days.TryGetValue(day, out var row)) (peak, held) = (row.Peak, row.AtEnd);
                values[level.Key.Index][day.DayNumber - from.DayNumber] += Value(level.Key, day, peak);
            }
        }
    }

    private static decimal Value(Metric metric, DateOnly day, long amount)
    {
        if (metric.IsCount) return amount;
        var gib = (decimal)amount / Gib;
        return Math.Round(metric.IsLevel ? gib / DateTime.DaysInMonth(day.Year, day.Month) : gib, Places);
    }

    private List<(Metric Metric, DateOnly Day, long Amount)> Counted(string organizationId, DateOnly from, DateOnly before) => database.Query(
        "SELECT metric, day, amount FROM metered WHERE org_id = $1 AND day >= $2 AND day < $3",
        row => (Metric.All[row.GetInt32(0)], DateOnly.FromDayNumber(row.GetInt32(1)), row.GetInt64(2)),
        organizationId, from.DayNumber, before.DayNumber);

    private List<(Metric Metric, DateOnly Day, long Peak, long AtEnd)> Levels(string organizationId, DateOnly before) => database.Query(
        "SELECT metric, day, peak, at_end FROM levels WHERE org_id = $1 AND day < $2 ORDER BY metric, day",
        row => (Metric.All[row.GetInt32(0)], DateOnly.FromDayNumber(row.GetInt32(1)), row.GetInt64(2), row.GetInt64(3)),
        organizationId, before.DayNumber);
}
