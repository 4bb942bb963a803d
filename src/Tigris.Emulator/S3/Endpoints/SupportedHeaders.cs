namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The headers that groups of operations support.</summary>
internal static class SupportedHeaders
{
    /// <summary>Reads of a bucket's state at a time.</summary>
    public static readonly string[] Past = [Snapshots.VersionHeader];

    /// <summary>Reads of an object.</summary>
    public static readonly string[] Read = [Snapshots.VersionHeader, "x-amz-checksum-mode"];

    /// <summary>Bodies in XML or of a part.</summary>
    public static readonly string[] Body = ["x-amz-checksum-*"];

    /// <summary>The properties of a new object. The emulator has one region: it validates regions and doesn't apply them.</summary>
    public static readonly string[] Write =
    [
        "x-amz-meta-*", "x-amz-storage-class", "x-amz-tagging", "x-amz-acl", "x-amz-website-redirect-location", "x-amz-checksum-*",
        "x-amz-server-side-encryption", "x-tigris-regions",
    ];

    /// <summary>The source of a copy and its directives.</summary>
    public static readonly string[] Copy =
    [
        "x-amz-copy-source", "x-amz-copy-source-if-match", "x-amz-copy-source-if-none-match", "x-amz-copy-source-if-modified-since",
        "x-amz-copy-source-if-unmodified-since", "x-amz-copy-source-range", "x-amz-metadata-directive", "x-amz-tagging-directive",
        "x-amz-source-expected-bucket-owner", "x-tigris-rename", Snapshots.VersionHeader,
    ];

    public static readonly string[] WriteCopy = [.. Write, .. Copy];

    /// <summary>The conditions of a deletion. There are no locks that a deletion could bypass.</summary>
    public static readonly string[] Delete = ["x-amz-if-match-last-modified-time", "x-amz-if-match-size", "x-amz-bypass-governance-retention"];
}
