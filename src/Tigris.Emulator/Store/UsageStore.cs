using System;
using System.Collections.Generic;
using System.Globalization;

namespace Tigris.Emulator.Store;

/// <summary>A usage value that was set, which replaces the generated one. <c>Metric</c> is an index into the metrics.</summary>
internal sealed record UsageRow(string OrganizationId, DateOnly Day, int Metric, decimal Value)
{
    private UsageRow()
        : this("", default, 0, 0)
    {
    }
}

internal sealed class UsageStore(Database database)
{
    private const string Columns = "SELECT org_id AS organization_id, day, metric, value FROM usage";

    public void Set(UsageRow row) => database.Execute(
        "INSERT OR REPLACE INTO usage (org_id, day, metric, value) VALUES ($1, $2, $3, $4)",
        row.OrganizationId, row.Day.DayNumber, row.Metric, row.Value.ToString(CultureInfo.InvariantCulture));

    public List<UsageRow> Of(string organizationId, DateOnly from, DateOnly before) => database.Query<UsageRow>(
        $"{Columns} WHERE org_id = $1 AND day >= $2 AND day < $3", organizationId, from.DayNumber, before.DayNumber);

    public List<UsageRow> OfAll(DateOnly from, DateOnly before) =>
        database.Query<UsageRow>($"{Columns} WHERE day >= $1 AND day < $2", from.DayNumber, before.DayNumber);
}
