using System.IO;
using Microsoft.Data.Sqlite;
using Tigris.Emulator.S3.Store;

namespace Tigris.Emulator.Store;

/// <summary>The tables. Texts compare by bytes (SQLite's default), as ids require. Times are UTC ticks.</summary>
internal static class DatabaseSchema
{
    private const long Version = 6;
    private const long WithoutSoftDelete = 5;
    private const long WithoutSettings = 4;
    private const long WithoutVersions = 3;
    private const long WithoutAcls = 2;
    private const long WithoutObjects = 1;

    private const string Tables = """
        CREATE TABLE organizations (
            id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, active INTEGER NOT NULL, quota_bytes INTEGER) WITHOUT ROWID;
        CREATE INDEX organizations_active ON organizations (id) WHERE active = 1;

        CREATE TABLE buckets (
            name TEXT NOT NULL PRIMARY KEY, org_id TEXT NOT NULL, owner TEXT NOT NULL, created_at INTEGER NOT NULL,
            size INTEGER NOT NULL, object_count INTEGER NOT NULL, public INTEGER NOT NULL, public_list INTEGER NOT NULL,
            object_acl INTEGER NOT NULL, storage_class TEXT NOT NULL, regions TEXT NOT NULL, snapshots INTEGER NOT NULL,
            notifications TEXT, lifecycle TEXT, domain TEXT, parent TEXT, parent_snapshot TEXT, provisioned_with TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX buckets_org ON buckets (org_id, name);
        CREATE INDEX buckets_parent ON buckets (parent) WHERE parent IS NOT NULL;
        CREATE UNIQUE INDEX buckets_domain ON buckets (domain) WHERE domain IS NOT NULL;
        CREATE TABLE deleted_buckets (name TEXT NOT NULL PRIMARY KEY, deleted_at INTEGER NOT NULL) WITHOUT ROWID;

        CREATE TABLE snapshots (
            bucket TEXT NOT NULL, version INTEGER NOT NULL, created_at INTEGER NOT NULL, description TEXT,
            PRIMARY KEY (bucket, version)) WITHOUT ROWID;
        CREATE TABLE last_snapshot (version INTEGER NOT NULL);
        INSERT INTO last_snapshot VALUES (0);

        CREATE TABLE access_keys (
            id TEXT NOT NULL PRIMARY KEY, org_id TEXT NOT NULL, user_id TEXT NOT NULL, name TEXT NOT NULL, secret TEXT NOT NULL,
            active INTEGER NOT NULL, roles TEXT NOT NULL, scope TEXT NOT NULL, provisioned_bucket TEXT) WITHOUT ROWID;
        CREATE INDEX access_keys_org ON access_keys (org_id, id);
        CREATE INDEX access_keys_user ON access_keys (org_id, user_id, id);
        CREATE INDEX access_keys_bucket ON access_keys (provisioned_bucket, user_id) WHERE provisioned_bucket IS NOT NULL;

        CREATE TABLE policies (
            org_id TEXT NOT NULL, name TEXT NOT NULL, description TEXT, document TEXT NOT NULL,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, PRIMARY KEY (org_id, name)) WITHOUT ROWID;
        CREATE TABLE attachments (
            org_id TEXT NOT NULL, policy TEXT NOT NULL, key_id TEXT NOT NULL, PRIMARY KEY (org_id, policy, key_id)) WITHOUT ROWID;
        CREATE INDEX attachments_key ON attachments (key_id, policy);

        CREATE TABLE usage (
            org_id TEXT NOT NULL, day INTEGER NOT NULL, metric INTEGER NOT NULL, value TEXT NOT NULL,
            PRIMARY KEY (org_id, day, metric)) WITHOUT ROWID;
        CREATE INDEX usage_day ON usage (day);
        """;

    public const string Empty = ObjectTables.Empty + """
        DELETE FROM organizations; DELETE FROM buckets; DELETE FROM deleted_buckets; DELETE FROM snapshots;
        DELETE FROM access_keys; DELETE FROM policies; DELETE FROM attachments; DELETE FROM usage;
        """;

    public static void Apply(SqliteConnection connection, bool inFile)
    {
        // WAL with NORMAL loses no commit if the emulator crashes, only if the machine does.
        Run(connection, inFile ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;" : "PRAGMA journal_mode = MEMORY;");
        using var read = connection.CreateCommand();
        read.CommandText = "PRAGMA user_version";
        var version = (long)read.ExecuteScalar()!;
        if (version == Version) return;
        var missing = version switch
        {
            0 => Tables + ObjectTables.Tables + ObjectTables.Acls + ObjectTables.Versions + ObjectTables.Settings + ObjectTables.SoftDelete,
            WithoutObjects => ObjectTables.Tables + ObjectTables.Acls + ObjectTables.Versions + ObjectTables.Settings + ObjectTables.SoftDelete,
            WithoutAcls => ObjectTables.Acls + ObjectTables.Versions + ObjectTables.Settings + ObjectTables.SoftDelete,
            WithoutVersions => ObjectTables.Versions + ObjectTables.Settings + ObjectTables.SoftDelete,
            WithoutSettings => ObjectTables.Settings + ObjectTables.SoftDelete,
            WithoutSoftDelete => ObjectTables.SoftDelete,
            _ => throw new InvalidDataException($"the data file is of version {version}; this emulator reads version {Version}"),
        };
        Run(connection, $"BEGIN; {missing} PRAGMA user_version = {Version}; COMMIT;");
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
