using System;

namespace Tigris.Emulator.Store;

/// <summary>A policy. <c>Document</c> is the JSON as it was sent. <c>AttachmentCount</c> is computed.</summary>
internal sealed record PolicyRow(string OrganizationId, string Name, string? Description, string Document, DateTime CreatedAt, DateTime UpdatedAt)
{
    private PolicyRow()
        : this("", "", null, "", default, default)
    {
    }

    public long AttachmentCount { get; init; }
}

internal sealed class PolicyStore(Database database)
{
    private const string Columns = """
        SELECT org_id AS organization_id, name, description, document, created_at, updated_at,
               (SELECT COUNT(*) FROM attachments WHERE attachments.org_id = policies.org_id AND attachments.policy = policies.name) AS attachment_count
        FROM policies
        """;

    public PolicyRow? Find(string organizationId, string name) =>
        database.First<PolicyRow>($"{Columns} WHERE org_id = $1 AND name = $2", organizationId, name);

    public Page<PolicyRow> List(string organizationId, string after, int size)
    {
        var rows = database.Query<PolicyRow>($"{Columns} WHERE org_id = $1 AND name > $2 ORDER BY name LIMIT $3", organizationId, after, size + 1);
        return Page<PolicyRow>.Cut(rows, size, row => row.Name);
    }

    public void Insert(PolicyRow row) => database.Execute(
        "INSERT INTO policies (org_id, name, description, document, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6)",
        row.OrganizationId, row.Name, row.Description, row.Document, row.CreatedAt.Ticks, row.UpdatedAt.Ticks);

    public void Update(PolicyRow row) => database.Execute(
        "UPDATE policies SET description = $3, document = $4, updated_at = $5 WHERE org_id = $1 AND name = $2",
        row.OrganizationId, row.Name, row.Description, row.Document, row.UpdatedAt.Ticks);

    /// <summary>Deletes a policy and detaches it from every key.</summary>
    public void Delete(string organizationId, string name)
    {
        database.Execute("DELETE FROM attachments WHERE org_id = $1 AND policy = $2", organizationId, name);
        database.Execute("DELETE FROM policies WHERE org_id = $1 AND name = $2", organizationId, name);
    }
}
