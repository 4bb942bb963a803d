namespace Tigris.Emulator.S3.Store;

/// <summary>
/// The tables of the S3 side. A row of <c>objects</c> is a version that is visible from <c>version</c> until before <c>until</c>; the current version
/// has no end. Snapshots and forks are therefore rows and not bytes. A content can belong to many versions and is deleted with the last.
/// </summary>
internal static class ObjectTables
{
    public const string Tables = """

        ALTER TABLE buckets ADD COLUMN stored INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE buckets ADD COLUMN owner_key TEXT;
        ALTER TABLE buckets ADD COLUMN tags TEXT;

        CREATE TABLE objects (
            bucket TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, until INTEGER NOT NULL, content INTEGER NOT NULL,
            size INTEGER NOT NULL, etag TEXT NOT NULL, modified INTEGER NOT NULL, storage_class TEXT NOT NULL, headers TEXT NOT NULL,
            tags TEXT, checksum TEXT, parts TEXT, inherited INTEGER NOT NULL, restored INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (bucket, key, version)) WITHOUT ROWID;
        CREATE INDEX objects_content ON objects (content);

        CREATE TABLE segments (
            content INTEGER NOT NULL, ordinal INTEGER NOT NULL, size INTEGER NOT NULL, file TEXT, bytes BLOB, UNIQUE (content, ordinal));

        CREATE TABLE uploads (
            id TEXT NOT NULL PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, initiated INTEGER NOT NULL, storage_class TEXT NOT NULL,
            headers TEXT NOT NULL, tags TEXT, algorithm TEXT, full_checksum INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX uploads_bucket ON uploads (bucket, key, id);
        CREATE TABLE parts (
            upload TEXT NOT NULL, number INTEGER NOT NULL, content INTEGER NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
            modified INTEGER NOT NULL, checksum TEXT, PRIMARY KEY (upload, number)) WITHOUT ROWID;
        CREATE INDEX parts_content ON parts (content);

        CREATE TABLE metered (
            org_id TEXT NOT NULL, day INTEGER NOT NULL, metric INTEGER NOT NULL, amount INTEGER NOT NULL,
            PRIMARY KEY (org_id, day, metric)) WITHOUT ROWID;
        CREATE INDEX metered_day ON metered (day);
        CREATE TABLE levels (
            org_id TEXT NOT NULL, metric INTEGER NOT NULL, day INTEGER NOT NULL, peak INTEGER NOT NULL, at_end INTEGER NOT NULL,
            PRIMARY KEY (org_id, metric, day)) WITHOUT ROWID;

        CREATE TABLE events (
            id INTEGER PRIMARY KEY, bucket TEXT NOT NULL, body TEXT NOT NULL, attempts INTEGER NOT NULL, due INTEGER NOT NULL);
        CREATE INDEX events_due ON events (due);

        """;

    /// <summary>The changes of version 3.</summary>
    public const string Acls = """

        ALTER TABLE objects ADD COLUMN acl TEXT;
        ALTER TABLE uploads ADD COLUMN acl TEXT;

        """;

    /// <summary>The changes of version 4.</summary>
    public const string Versions = """

        ALTER TABLE objects ADD COLUMN marker INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE objects ADD COLUMN part_checksums TEXT;
        ALTER TABLE buckets ADD COLUMN cors TEXT;
        ALTER TABLE buckets ADD COLUMN lifecycle_xml TEXT;
        ALTER TABLE buckets ADD COLUMN ownership TEXT;
        ALTER TABLE buckets ADD COLUMN encryption TEXT;
        CREATE TABLE completed_uploads (
            id TEXT NOT NULL PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, completed INTEGER NOT NULL, etag TEXT NOT NULL, checksum TEXT,
            version INTEGER) WITHOUT ROWID;
        CREATE INDEX completed_uploads_bucket ON completed_uploads (bucket);

        """;

    /// <summary>The changes of version 5.</summary>
    public const string Settings = """

        ALTER TABLE buckets ADD COLUMN accelerate TEXT;
        ALTER TABLE buckets ADD COLUMN cache_control TEXT;
        ALTER TABLE objects ADD COLUMN readable INTEGER NOT NULL DEFAULT 0;

        """;

    /// <summary>The changes of version 6. Soft-deleted buckets and objects have separate tables, so that no other query returns them.</summary>
    public const string SoftDelete = """

        ALTER TABLE buckets ADD COLUMN soft_delete INTEGER;
        CREATE TABLE removed_buckets AS SELECT *, 0 AS purge FROM buckets WHERE 0;
        CREATE UNIQUE INDEX removed_buckets_name ON removed_buckets (name);
        CREATE TABLE removed_objects (
            bucket TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, content INTEGER NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
            modified INTEGER NOT NULL, storage_class TEXT NOT NULL, headers TEXT NOT NULL, tags TEXT, checksum TEXT, parts TEXT, part_checksums TEXT,
            inherited INTEGER NOT NULL, acl TEXT, deleted INTEGER NOT NULL, purge INTEGER NOT NULL, counted INTEGER NOT NULL,
            PRIMARY KEY (bucket, key, version)) WITHOUT ROWID;
        CREATE INDEX removed_objects_content ON removed_objects (content);
        CREATE INDEX removed_objects_purge ON removed_objects (purge);

        """;

    public const string Empty = """
        DELETE FROM objects; DELETE FROM segments; DELETE FROM uploads; DELETE FROM parts; DELETE FROM metered; DELETE FROM levels;
        DELETE FROM events; DELETE FROM completed_uploads; DELETE FROM removed_objects; DELETE FROM removed_buckets;
        """;
}
