using System.Linq;
using Tigris.Emulator.S3.Payload;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The headers that groups of operations support.</summary>
internal static class SupportedHeaders
{
    private const string Algorithm = "x-amz-checksum-algorithm";
    private const string ChecksumType = "x-amz-checksum-type";

    /// <summary>The properties of a new object. The emulator has one region: it validates regions and doesn't apply them.</summary>
    private static readonly string[] Properties =
    [
        "x-amz-meta-*", "x-amz-storage-class", "x-amz-tagging", "x-amz-acl", "x-amz-website-redirect-location", "x-amz-server-side-encryption",
        "x-tigris-regions",
    ];

    /// <summary>The source of a copy and its conditions.</summary>
    private static readonly string[] Source =
    [
        CopySource.Header, "x-amz-copy-source-if-match", "x-amz-copy-source-if-none-match", "x-amz-copy-source-if-modified-since",
        "x-amz-copy-source-if-unmodified-since", "x-amz-source-expected-bucket-owner", Snapshots.VersionHeader,
    ];

    /// <summary>Reads of a bucket's state at a time.</summary>
    public static readonly string[] Past = [Snapshots.VersionHeader];

    /// <summary>Reads of an object.</summary>
    public static readonly string[] Read = [Snapshots.VersionHeader, "x-amz-checksum-mode"];

    /// <summary>Bodies in XML or of a part. Other checksums would not be verified.</summary>
    public static readonly string[] Body = [.. Digest.Algorithms.Select(name => "x-amz-checksum-" + name), Algorithm];

    /// <summary>A new object.</summary>
    public static readonly string[] Write = [.. Properties, .. Body, ChecksumType];

    /// <summary>A new multipart upload.</summary>
    public static readonly string[] Upload = [.. Properties, Algorithm, ChecksumType];

    /// <summary>The completion of a multipart upload.</summary>
    public static readonly string[] Completion = [.. Body, ChecksumType, "x-amz-mp-object-size"];

    /// <summary>The copy of an object.</summary>
    public static readonly string[] Copy =
        [.. Properties, .. Source, "x-amz-metadata-directive", "x-amz-tagging-directive", "x-tigris-rename", Algorithm];

    /// <summary>The copy of a part. Its object has the properties of the upload.</summary>
    public static readonly string[] CopyPart = [.. Source, "x-amz-copy-source-range"];

    /// <summary>The conditions of a deletion. There are no locks that a deletion could bypass.</summary>
    public static readonly string[] Delete = ["x-amz-if-match-last-modified-time", "x-amz-if-match-size", "x-amz-bypass-governance-retention"];
}
