using System;
using System.Collections.Generic;

namespace Tigris.Emulator.Store;

internal sealed record OrganizationRow(string Id, string Name, bool Active, long? QuotaBytes)
{
    private OrganizationRow()
        : this("", "", false, null)
    {
    }
}

internal sealed class OrganizationStore(Database database)
{
    private const string Columns = "SELECT id, name, active, quota_bytes FROM organizations";

    public OrganizationRow? Find(string id) => database.First<OrganizationRow>($"{Columns} WHERE id = $1", id);

    public void Insert(OrganizationRow row) => database.Execute(
        "INSERT INTO organizations (id, name, active, quota_bytes) VALUES ($1, $2, $3, $4)", row.Id, row.Name, row.Active, row.QuotaBytes);

    public void Update(OrganizationRow row) => database.Execute(
        "UPDATE organizations SET active = $2, quota_bytes = $3 WHERE id = $1", row.Id, row.Active, row.QuotaBytes);

    /// <summary>Lists organizations by id, active ones or all. Each form has its own index, so that a page costs its own length.</summary>
    public Page<OrganizationRow> List(string after, int size, bool includeInactive)
    {
        var active = includeInactive ? "" : "AND active = 1";
        var rows = database.Query<OrganizationRow>($"{Columns} WHERE id > $1 {active} ORDER BY id LIMIT $2", after, size + 1);
        return Page<OrganizationRow>.Cut(rows, size, row => row.Id);
    }

    public List<string> AllIds() => database.Query<string>("SELECT id FROM organizations");

    public void Seed(int count, Func<int, (string Id, string Name)> identity) => database.Write(() =>
    {
        for (var i = 0; i < count; i++)
        {
            var (id, name) = identity(i);
            Insert(new OrganizationRow(id, name, Active: true, QuotaBytes: null));
        }

        return count;
    });
}
