using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Tigris.Emulator.S3.Store;

/// <summary>One version of an object, or a delete marker.</summary>
internal sealed record ObjectRow(string Bucket, string Key, long Content, long Size, string ETag, DateTime Modified, string StorageClass)
{
    private static readonly Dictionary<string, string> NoTexts = [];

    private ObjectRow()
        : this("", "", 0, 0, "", default, "")
    {
    }

    /// <summary>The version: a UNIX time in nanoseconds.</summary>
    public long Version { get; init; }

    /// <summary>The version that replaced this one; <see cref="long.MaxValue"/> for the current one.</summary>
    public long Until { get; init; } = long.MaxValue;

    /// <summary>Indicates whether the row is a delete marker.</summary>
    public bool Marker { get; init; }

    /// <summary>The stored headers: Content-Type and similar ones, and <c>x-amz-meta-</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = NoTexts;

    public IReadOnlyDictionary<string, string> Tags { get; init; } = NoTexts;

    /// <summary>The ACL; null if the object is as public as its bucket.</summary>
    public string? Acl { get; init; }

    public ObjectChecksum? Checksum { get; init; }

    /// <summary>The sizes of the parts of a multipart upload.</summary>
    public IReadOnlyList<long> Parts { get; init; } = [];

    /// <summary>The checksums of the parts in their order, comma-separated; null if there are none.</summary>
    public string? PartChecksums { get; init; }

    /// <summary>Indicates whether a fork shares the bytes with its source, which is billed for them.</summary>
    public bool Inherited { get; init; }

    /// <summary>The end of the restored copy of an archived object.</summary>
    public DateTime RestoredUntil { get; init; }

    /// <summary>The time from which the restored copy can be read.</summary>
    public DateTime ReadableFrom { get; init; }

    /// <summary>Indicates whether a soft-deleted object still counts in the size of its bucket.</summary>
    public bool Counted { get; init; }

    public long PaidSize => Inherited ? 0 : Size;

    /// <summary>Returns the checksum of a part, by its number from 1; null if it has none.</summary>
    public string? ChecksumOfPart(int number) => PartChecksums?.Split(',').ElementAtOrDefault(number - 1) is { Length: > 0 } checksum ? checksum : null;

    public static string Write(IReadOnlyDictionary<string, string> texts) => JsonSerializer.Serialize(texts);

    public static IReadOnlyDictionary<string, string> ReadTexts(string? json) =>
        json is null ? NoTexts : JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? NoTexts;
}

/// <summary>A checksum in base64. For a multipart upload it covers all bytes, or the checksums of the parts.</summary>
internal sealed record ObjectChecksum(string Algorithm, string Value, bool OfParts = false)
{
    public string Header => "x-amz-checksum-" + Algorithm;

    public string Element => "Checksum" + Algorithm.ToUpperInvariant();

    public string Type => OfParts ? "COMPOSITE" : "FULL_OBJECT";

    public string Write() => $"{Algorithm} {(OfParts ? "parts" : "full")} {Value}";

    public static ObjectChecksum? Read(string? text) =>
        text?.Split(' ') is [var algorithm, var type, var value] ? new ObjectChecksum(algorithm, value, type == "parts") : null;
}
