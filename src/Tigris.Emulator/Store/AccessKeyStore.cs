using System.Collections.Generic;

namespace Tigris.Emulator.Store;

/// <summary>An access key. <c>Roles</c> is JSON. The secret is stored unencrypted: this is an emulator.</summary>
internal sealed record AccessKeyRow(string Id, string OrganizationId, string UserId, string Name, string Secret, string Roles, string Scope)
{
    private AccessKeyRow()
        : this("", "", "", "", "", "", "")
    {
    }

    public bool Active { get; init; } = true;

    /// <summary>The bucket whose provisioning created this key.</summary>
    public string? ProvisionedBucket { get; init; }
}

internal sealed class AccessKeyStore(Database database)
{
    private const string Columns = "SELECT id, org_id AS organization_id, user_id, name, secret, roles, scope, active, provisioned_bucket FROM access_keys";

    public AccessKeyRow? FindAnywhere(string id) => database.First<AccessKeyRow>($"{Columns} WHERE id = $1", id);

    public AccessKeyRow? Find(string organizationId, string id) =>
        database.First<AccessKeyRow>($"{Columns} WHERE id = $1 AND org_id = $2", id, organizationId);

    public AccessKeyRow? FindProvisioned(string bucket, string userId) =>
        database.First<AccessKeyRow>($"{Columns} WHERE provisioned_bucket = $1 AND user_id = $2 ORDER BY id LIMIT 1", bucket, userId);

    /// <summary>Lists keys by id, of one user or, if <paramref name="userId"/> is null, of all.</summary>
    public Page<AccessKeyRow> List(string organizationId, string? userId, string prefix, string after, int size)
    {
        var user = userId is null ? "" : "AND user_id = $5";
        string sql = $"{Columns} WHERE org_id = $1 AND id > $2 AND substr(id, 1, length($3)) = $3 {user} ORDER BY id LIMIT $4";
        var rows = userId is null
            ? database.Query<AccessKeyRow>(sql, organizationId, after, prefix, size + 1)
            : database.Query<AccessKeyRow>(sql, organizationId, after, prefix, size + 1, userId);
        return Page<AccessKeyRow>.Cut(rows, size, row => row.Id);
    }

    public void Insert(AccessKeyRow row) => database.Execute(
        """
        INSERT INTO access_keys (id, org_id, user_id, name, secret, active, roles, scope, provisioned_bucket)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        row.Id, row.OrganizationId, row.UserId, row.Name, row.Secret, row.Active, row.Roles, row.Scope, row.ProvisionedBucket);

    public void Update(AccessKeyRow row) =>
        database.Execute("UPDATE access_keys SET secret = $2, roles = $3, scope = $4 WHERE id = $1", row.Id, row.Secret, row.Roles, row.Scope);

    public void DeactivateAll(string organizationId) => database.Execute("UPDATE access_keys SET active = 0 WHERE org_id = $1", organizationId);

    public void Delete(string id)
    {
        database.Execute("DELETE FROM attachments WHERE key_id = $1", id);
        database.Execute("DELETE FROM access_keys WHERE id = $1", id);
    }

    public List<string> Policies(string id) =>
        database.Query<string>("SELECT policy FROM attachments WHERE key_id = $1 ORDER BY policy", id);

    public void Attach(string organizationId, string id, string policy) =>
        database.Execute("INSERT OR IGNORE INTO attachments (org_id, policy, key_id) VALUES ($1, $2, $3)", organizationId, policy, id);

    public void Detach(string id, string policy) => database.Execute("DELETE FROM attachments WHERE key_id = $1 AND policy = $2", id, policy);
}
