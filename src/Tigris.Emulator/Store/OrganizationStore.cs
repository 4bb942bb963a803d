using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;

namespace Tigris.Emulator.Store;

internal sealed record OrganizationRow(string Id, string Name, bool Active, long? QuotaBytes);

internal sealed class OrganizationStore(Database database)
{
    private const string Columns = "SELECT id, name, active, quota_bytes FROM organizations";

    public OrganizationRow? Find(string id) => database.First($"{Columns} WHERE id = $1", Map, id);

    public void Insert(OrganizationRow row) => database.Execute(
        "INSERT INTO organizations (id, name, active, quota_bytes) VALUES ($1, $2, $3, $4)", row.Id, row.Name, row.Active, row.QuotaBytes);

    public void Update(OrganizationRow row) => database.Execute(
        "UPDATE organizations SET active = $2, quota_bytes = $3 WHERE id = $1", row.Id, row.Active, row.QuotaBytes);

    /// <summary>Lists organizations by id, active ones or all. Each form has its own index, so that a page costs its own length.</summary>
    public Page<OrganizationRow> List(string after, int size, bool includeInactive)
    {
        var active = includeInactive ? "" : "AND active = 1";
        var rows = database.Query($"{Columns} WHERE id > $1 {active} ORDER BY id LIMIT $2", Map, after, size + 1);
        return Page<OrganizationRow>.Cut(rows, size, row => row.Id);
    }

    public List<string> AllIds() => database.Query("SELECT id FROM organizations", row => row.GetString(0));

    public void Seed(int count, Func<int, (string Id, string Name)> identity) => database.Write(() =>
    {
        for (var i = 0; i < count; i++)
        {
            var (id, name) = identity(i);
            Insert(new OrganizationRow(id, name, Active: true, QuotaBytes: null));
        }

        return count;
    });

    private static OrganizationRow Map(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetFlag(2), row.GetNumberOrNull(3));
}
