using System;
using System.Collections.Generic;

namespace Tigris.Emulator.Store;

/// <summary>The soft-deleted buckets. Their rows move to another table and back; their objects stay, and their names stay taken.</summary>
internal sealed partial class BucketStore
{
    private const string Moved = """
        name, org_id, owner, created_at, provisioned_with, size, object_count, public, public_list, object_acl, storage_class, regions, snapshots, notifications,
        lifecycle, domain, parent, parent_snapshot, stored, owner_key, tags, cors, lifecycle_xml, ownership, encryption, accelerate, cache_control, soft_delete
        """;

    private const string RemovedColumns = $"SELECT {Selected}, 0 AS has_children FROM removed_buckets";

    public BucketRow? FindRemoved(string name) => database.First<BucketRow>($"{RemovedColumns} WHERE name = $1", name);

    public List<BucketRow> ListRemoved(string organizationId, string after) =>
        database.Query<BucketRow>($"{RemovedColumns} WHERE org_id = $1 AND name > $2 ORDER BY name", organizationId, after);

    /// <summary>Returns the soft-deleted buckets whose time is over.</summary>
    public List<BucketRow> ListDue(DateTime asOf) => database.Query<BucketRow>($"{RemovedColumns} WHERE purge <= $1", asOf.Ticks);

    public void Remove(string name, DateTime purge)
    {
        database.Execute($"INSERT INTO removed_buckets ({Moved}, purge) SELECT {Moved}, $2 FROM buckets WHERE name = $1", name, purge.Ticks);
        database.Execute("DELETE FROM buckets WHERE name = $1", name);
    }

    public void Restore(string name)
    {
        database.Execute($"INSERT INTO buckets ({Moved}) SELECT {Moved} FROM removed_buckets WHERE name = $1", name);
        database.Execute("DELETE FROM removed_buckets WHERE name = $1", name);
    }

    /// <summary>Deletes the row of a soft-deleted bucket permanently.</summary>
    public void ForgetRemoved(string name) => database.Execute("DELETE FROM removed_buckets WHERE name = $1", name);
}
