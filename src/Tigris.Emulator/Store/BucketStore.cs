using System;

namespace Tigris.Emulator.Store;

internal sealed partial class BucketStore(Database database)
{
    private const string Selected = """
        name, org_id AS organization_id, owner, created_at, provisioned_with, size, object_count, public, public_list, object_acl, storage_class,
               regions, snapshots, notifications, lifecycle, domain, parent, parent_snapshot,
               stored, owner_key, tags, cors, lifecycle_xml, ownership, encryption, accelerate, cache_control, soft_delete
        """;

    private const string Columns = $"SELECT {Selected}, EXISTS (SELECT 1 FROM buckets AS child WHERE child.parent = buckets.name) AS has_children FROM buckets";

    /// <summary>Finds a bucket of any organization: names are unique across all.</summary>
    public BucketRow? FindAnywhere(string name) => database.First<BucketRow>($"{Columns} WHERE name = $1", name);

    public BucketRow? Find(string organizationId, string name) =>
        database.First<BucketRow>($"{Columns} WHERE name = $1 AND org_id = $2", name, organizationId);

    public BucketRow? FindByDomain(string domain) => database.First<BucketRow>($"{Columns} WHERE domain = $1", domain);

    /// <summary>Returns the billed bytes of an organization, also in soft-deleted buckets.</summary>
    public long StoredOf(string organizationId) => database.Number(
        "SELECT SUM(stored) FROM (SELECT stored, org_id FROM buckets UNION ALL SELECT stored, org_id FROM removed_buckets) WHERE org_id = $1", organizationId);

    public Page<BucketRow> List(string organizationId, string after, int size)
    {
        var rows = database.Query<BucketRow>($"{Columns} WHERE org_id = $1 AND name > $2 ORDER BY name LIMIT $3", organizationId, after, size + 1);
        return Page<BucketRow>.Cut(rows, size, row => row.Name);
    }

    public void Insert(BucketRow row)
    {
        database.Execute(
            """
            INSERT INTO buckets (name, org_id, owner, created_at, provisioned_with, size, object_count, public, public_list, object_acl,
                                 storage_class, regions, snapshots, notifications, lifecycle, domain, parent, parent_snapshot,
                                 stored, owner_key, ownership, soft_delete)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, NULL, $16, $17, $18, $19, $20, $21)
            """,
            row.Name, row.OrganizationId, row.Owner, row.CreatedAt.Ticks, row.ProvisionedWith, row.Size, row.ObjectCount, row.Public, row.PublicList,
            row.ObjectAcl, row.StorageClass, row.Regions, row.Snapshots, row.Notifications, row.Lifecycle, row.Parent, row.ParentSnapshot,
            row.Stored, row.OwnerKey, row.Ownership, row.SoftDelete);
        database.Execute("DELETE FROM deleted_buckets WHERE name = $1", row.Name);
    }

    /// <summary>Updates the settings of a bucket, but not its size and counts.</summary>
    public void Update(BucketRow row) => database.Execute(
        """
        UPDATE buckets SET public = $2, public_list = $3, object_acl = $4, regions = $5, notifications = $6, lifecycle = $7, domain = $8, tags = $9,
            cors = $10, lifecycle_xml = $11, ownership = $12, encryption = $13, accelerate = $14, cache_control = $15, storage_class = $16, snapshots = $17,
            soft_delete = $18
        WHERE name = $1
        """,
        row.Name, row.Public, row.PublicList, row.ObjectAcl, row.Regions, row.Notifications, row.Lifecycle, row.Domain, row.Tags,
        row.Cors, row.LifecycleXml, row.Ownership, row.Encryption, row.Accelerate, row.CacheControl, row.StorageClass, row.Snapshots,
        row.SoftDelete);

    public bool IsDomainTaken(string domain, string exceptBucket) =>
        database.Number("SELECT COUNT(*) FROM buckets WHERE domain = $1 AND name <> $2", domain, exceptBucket) > 0
        || database.Number("SELECT COUNT(*) FROM removed_buckets WHERE domain = $1", domain) > 0;

    public void Delete(string name, DateTime now)
    {
        database.Execute("DELETE FROM buckets WHERE name = $1", name);
        database.Execute("DELETE FROM snapshots WHERE bucket = $1", name);
        database.Execute("DELETE FROM completed_uploads WHERE bucket = $1", name);
        database.Execute("UPDATE access_keys SET provisioned_bucket = NULL WHERE provisioned_bucket = $1", name);
        database.Execute("INSERT OR REPLACE INTO deleted_buckets (name, deleted_at) VALUES ($1, $2)", name, now.Ticks);
    }

    public DateTime? DeletedAt(string name)
    {
        var ticks = database.Number("SELECT deleted_at FROM deleted_buckets WHERE name = $1", name);
        return ticks == 0 ? null : new DateTime(ticks, DateTimeKind.Utc);
    }
}
