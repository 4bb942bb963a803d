using System;
using Tigris.Emulator.Billing;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Metering;

/// <summary>
/// Counts the usage of S3 clients in whole units: requests, events, bytes, and byte-days for early deletions. For storage it keeps the highest level
/// of each day.
/// </summary>
internal sealed class Meter(Database database)
{
    public void Add(string organizationId, Metric metric, long amount, DateTime now)
    {
        if (amount == 0) return;
        database.Execute(
            """
            INSERT INTO metered (org_id, day, metric, amount) VALUES ($1, $2, $3, $4)
            ON CONFLICT (org_id, day, metric) DO UPDATE SET amount = amount + excluded.amount
            """,
            organizationId, Day(now), metric.Index, amount);
    }

    /// <summary>Changes a level. A day starts with the last level of the day before.</summary>
    public void Level(string organizationId, Metric metric, long change, DateTime now)
    {
        var before = database.Number(
            "SELECT at_end FROM levels WHERE org_id = $1 AND metric = $2 ORDER BY day DESC LIMIT 1", organizationId, metric.Index);
        var after = Math.Max(0, before + change);
        database.Execute(
            """
            INSERT INTO levels (org_id, metric, day, peak, at_end) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (org_id, metric, day) DO UPDATE SET peak = MAX(peak, excluded.at_end), at_end = excluded.at_end
            """,
            organizationId, metric.Index, Day(now), Math.Max(before, after), after);
    }

    private static int Day(DateTime now) => DateOnly.FromDateTime(now).DayNumber;
}
