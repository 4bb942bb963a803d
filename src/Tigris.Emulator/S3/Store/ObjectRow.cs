using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Tigris.Emulator.S3.Store;

/// <summary>One version of an object.</summary>
internal sealed record ObjectRow(string Bucket, string Key, long Content, long Size, string ETag, DateTime Modified, string StorageClass)
{
    /// <summary>When it came, as a UNIX time in nanoseconds.</summary>
    public long Version { get; init; }

    /// <summary>The headers that come back as they were sent: content type and the like, and <c>x-amz-meta-</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = NoTexts;

    public IReadOnlyDictionary<string, string> Tags { get; init; } = NoTexts;

    /// <summary>One of the two ACLs; null where it is as public as its bucket.</summary>
    public string? Acl { get; init; }

    public ObjectChecksum? Checksum { get; init; }

    /// <summary>The sizes of its parts, where it was uploaded in parts.</summary>
    public IReadOnlyList<long> Parts { get; init; } = [];

    /// <summary>A fork shares the bytes with its source, which pays for them.</summary>
    public bool Inherited { get; init; }

    /// <summary>An archived object can be read until then.</summary>
    public DateTime? RestoredUntil { get; init; }

    public long PaidSize => Inherited ? 0 : Size;

    private static readonly Dictionary<string, string> NoTexts = [];

    public static string Write(IReadOnlyDictionary<string, string> texts) => JsonSerializer.Serialize(texts);

    public static IReadOnlyDictionary<string, string> ReadTexts(string? json) =>
        json is null ? NoTexts : JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? NoTexts;
}

/// <summary>A checksum in base64. Of an object in parts it is either of all bytes, or of the checksums of its parts.</summary>
internal sealed record ObjectChecksum(string Algorithm, string Value, bool OfParts = false)
{
    public string Header => "x-amz-checksum-" + Algorithm;

    public string Type => OfParts ? "COMPOSITE" : "FULL_OBJECT";

    public string Write() => $"{Algorithm} {(OfParts ? "parts" : "full")} {Value}";

    public static ObjectChecksum? Read(string? text) =>
        text?.Split(' ') is [var algorithm, var type, var value] ? new ObjectChecksum(algorithm, value, type == "parts") : null;
}
