using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Json.Schema;

namespace Tigris.Client.Json;

/// <summary>A schema as the library reads it, and its text for the descriptions of values.</summary>
internal sealed class SchemaDocument
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, Culture = CultureInfo.InvariantCulture };

    private readonly JsonSchema _schema;
    private readonly JsonElement _root;

    private SchemaDocument(JsonSchema schema, JsonElement root)
    {
        _schema = schema;
        _root = root;
    }

    public static SchemaDocument Parse(string text)
    {
        // A separate registry, because the global one refuses a second schema with the same $id.
        var options = new BuildOptions { SchemaRegistry = new SchemaRegistry() };
        using var document = JsonDocument.Parse(text);
        return new SchemaDocument(JsonSchema.FromText(text, options), document.RootElement.Clone());
    }

    /// <summary>Returns the violated keywords; none if the value is valid.</summary>
    public IEnumerable<SchemaFailure> Evaluate(JsonElement value)
    {
        var results = _schema.Evaluate(value, Options);
        if (results.IsValid)
        {
            return [];
        }

        results.ToList();
        return (results.Details ?? []).Append(results).Where(result => !result.IsValid && result.Errors is { Count: > 0 }).SelectMany(result => Failures(value, result));
    }

    private IEnumerable<SchemaFailure> Failures(JsonElement value, EvaluationResults result)
    {
        var pointer = result.InstanceLocation.ToString();
        var segments = pointer.Split('/').Skip(1).Select(Unescape).ToArray();
        var (schema, parent) = (Find(segments), segments.Length == 0 ? default : Find(segments.Take(segments.Length - 1)));
        return result.Errors!.Select(error => new SchemaFailure(value, pointer, schema, parent, error.Key, error.Value));
    }

    // The library's own schema locations are wrong within references, so the schema of a value is found by the position of the value.
    private JsonElement Find(IEnumerable<string> segments)
    {
        var found = Resolve(_root);
        foreach (var segment in segments)
        {
            found = TryGet(found, "properties", out var members) && TryGet(members, segment, out var member) ? Resolve(member)
                : TryGet(found, "items", out var item) ? Resolve(item)
                : default;
        }

        return found;
    }

    private JsonElement Resolve(JsonElement schema)
    {
        if (!TryGet(schema, "$ref", out var reference) || reference.GetString() is not { } text || !text.StartsWith("#/", StringComparison.Ordinal))
        {
            return schema;
        }

        var found = _root;
        foreach (var segment in text.Split('/').Skip(1).Select(Unescape))
        {
            if (!TryGet(found, segment, out found))
            {
                return default;
            }
        }

        return found;
    }

    private static bool TryGet(JsonElement schema, string name, out JsonElement value)
    {
        value = default;
        return schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out value);
    }

    private static string Unescape(string segment) => segment.Replace("~1", "/").Replace("~0", "~");
}
