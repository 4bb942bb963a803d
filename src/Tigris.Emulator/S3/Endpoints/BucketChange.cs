using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Schemas;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>A change of a bucket, in the JSON of the vendor's storage SDK.</summary>
internal readonly record struct BucketChange(JsonBody Body, bool RemovesCors)
{
    private static readonly SchemaValidator Validator = new(strictNested: true);

    /// <summary>Parses a change. Refuses members that the emulator doesn't support.</summary>
    public static BucketChange Parse(byte[] bytes)
    {
        var members = Members(bytes.Length == 0 ? "{}"u8 : bytes);
        var removesCors = members.TryGetPropertyValue("cors", out var cors) && cors is null;
        if (removesCors) members.Remove("cors");

        // The emulator never has these settings: turning them off changes nothing.
        RemoveDisabled(members, "protection", "protected");
        if (members.TryGetPropertyValue("additional_http_headers", out var headers) && headers is null) members.Remove("additional_http_headers");
        if (members.FirstOrDefault(member => !StorageSchemas.UpdateBucket.Members.Any(known => known.Name == member.Key)).Key is { } unknown)
            throw S3Exception.NotImplemented($"the member {unknown} of a bucket's settings");
        var body = JsonElement.Parse(members.ToJsonString());
        Validator.Check(StorageSchemas.UpdateBucket, body);
        return new BucketChange(new JsonBody(body), removesCors);
    }

    private static JsonObject Members(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var body = JsonNode.Parse(bytes) as JsonObject ?? throw S3Exception.InvalidRequest("The body must be a JSON object.");
            _ = body.Count; // members are read on first use, and a repeated one fails then
            return body;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw S3Exception.InvalidRequest("The body is not valid JSON.");
        }
    }

    private static void RemoveDisabled(JsonObject members, string name, string flag)
    {
        if (members[name] is JsonObject { Count: 1 } setting && setting[flag] is JsonValue value && value.TryGetValue<bool>(out var isOn) && !isOn) members.Remove(name);
    }
}
