using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tigris.Client.Tests.Json;

/// <summary>Creates random documents that are valid by a schema, and changes them.</summary>
/// <param name="schema">The schema.</param>
/// <param name="random">The source of all choices.</param>
internal sealed class RandomDocument(JsonElement schema, Random random)
{
    private static readonly string[] Numbers =
    [
        "0", "-0", "-1", "1", "7.0", "1e2", "1E400", "0.5", "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
        "0.12345678901234567890123456789", "1e-20",
    ];

    private static readonly string[] Texts =
    [
        "", " ", "a", "fra", "fra,iad", "\\n", "a\\n", "2027-01-31", "2027-01-31\\n", "2027-01-31T00:00:00Z", "2027-01-31T00:00:00.12345678Z", "\\u0032027-01-31", "2027-1-31",
        "None", "none", "Basic", "\\u0000", "\\ud83d\\ude00", "\\ud83d", "\u0301", "\u200B", "USD", "usd", "100 GiB",
    ];

    private static readonly string[] Values = ["null", "true", "false", "{}", "[]", "[[]]", "{\"a\":1}", "{\"a\":1,\"a\":2}", "[null]", "[\"x\"]", "{\"Statement\":[]}"];

    /// <summary>Creates a valid document. Its numbers are whole.</summary>
    public JsonNode Create() => Create(schema)!;

    /// <summary>Returns the text of a document with some changes, which may make it invalid or not.</summary>
    public string Change(JsonNode document, int changes)
    {
        var text = document.ToJsonString(new JsonSerializerOptions { WriteIndented = random.Next(4) == 0 });
        for (var change = 0; change < changes; change++)
        {
            text = Change(text);
        }

        return text;
    }

    private JsonNode? Create(JsonElement rule)
    {
        rule = Resolve(rule);
        if (rule.TryGetProperty("enum", out var texts))
        {
            return JsonNode.Parse(Pick([.. texts.EnumerateArray()]).GetRawText());
        }

        return TypeOf(rule) switch
        {
            "object" => Object(rule),
            "array" => new JsonArray([.. Enumerable.Range(0, Least(rule, "minItems") + random.Next(3)).Select(_ => rule.TryGetProperty("items", out var item) ? Create(item) : JsonValue.Create(1))]),
            "string" => JsonValue.Create(Text(rule)),
            "integer" or "number" => JsonValue.Create(Least(rule, "minimum") + Least(rule, "exclusiveMinimum") + random.Next(0, 100)),
            "boolean" => JsonValue.Create(random.Next(2) == 0),
            _ => null,
        };
    }

    private JsonObject Object(JsonElement rule)
    {
        var made = new JsonObject();
        string[] required = rule.TryGetProperty("required", out var names) ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : [];
        if (rule.TryGetProperty("properties", out var members))
        {
            foreach (var member in members.EnumerateObject().OrderBy(_ => random.Next()).Where(member => required.Contains(member.Name) || random.Next(3) > 0))
            {
                made[member.Name] = Create(member.Value);
            }
        }

        if (!rule.TryGetProperty("additionalProperties", out var others))
        {
            made["Free text"] = new JsonObject { ["a"] = new JsonArray(1, null, true, "x"), ["b"] = "" };
        }
        else if (others.ValueKind == JsonValueKind.Object)
        {
            made["one"] = Create(others);
        }

        return made;
    }

    private string Text(JsonElement rule)
    {
        if (!rule.TryGetProperty("pattern", out var pattern))
        {
            return Pick(["a", "acme-data", "B\u00FCro", "\u65E5\u672C", "x y", "\"quoted\"\n"]);
        }

        var regex = new System.Text.RegularExpressions.Regex(pattern.GetString()!);
        return Pick([.. new[] { "fra", "USD", "basic", "2027-01-31", "2027-01-31T10:20:30Z", "2027-01", "2027-01-31T10:20:30.5Z", new string('A', 64) }.Where(text => regex.IsMatch(text))]);
    }

    // Replaces a scalar, removes or repeats a member, renames one, or adds one.
    private string Change(string text)
    {
        var at = Pick([.. Enumerable.Range(0, text.Length).Where(index => text[index] is '"' or ':' or '{' or '[' or ',')]);
        switch (random.Next(6))
        {
            case 0 when text[at] == ':':
                return text[..(at + 1)] + Value() + text[EndOfValue(text, at + 1)..];
            case 1 when text[at] == ',':
                return text[..at] + text[EndOfValue(text, at + 1)..];
            case 2 when text[at] == '{':
                return text.Insert(at + 1, $"\"{Pick(["organizationId", "quota", "active", "other", "Quota", "", "bucket", "x", "policyName", "currency"])}\":{Value()}{(text[at + 1] == '}' ? "" : ",")}");
            case 3 when text[at] == '[':
                return text.Insert(at + 1, Value() + (text[at + 1] == ']' ? "" : ","));
            case 4 when text[at] == '"':
                return text.Insert(at + 1, Pick(["x", "\\u0041", "\\ud800", "\\n"]));
            default:
                var colon = text.IndexOf(':', at);
                return colon < 0 ? text : text[..(colon + 1)] + Value() + text[EndOfValue(text, colon + 1)..];
        }
    }

    private static int EndOfValue(string text, int start)
    {
        var (depth, inText) = (0, false);
        for (var index = start; index < text.Length; index++)
        {
            var character = text[index];
            inText ^= character == '"' && text[index - 1] != '\\';
            depth += inText ? 0 : character is '{' or '[' ? 1 : character is '}' or ']' ? -1 : 0;
            if (depth < 0 || (depth == 0 && !inText && character == ','))
            {
                return index;
            }
        }

        return text.Length;
    }

    private string Value() => random.Next(3) switch
    {
        0 => Pick(Numbers),
        1 => $"\"{Pick(Texts)}\"",
        _ => Pick(Values),
    };

    private JsonElement Resolve(JsonElement rule) => rule.TryGetProperty("$ref", out var reference)
        ? schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..])
        : rule;

    private string TypeOf(JsonElement rule) => !rule.TryGetProperty("type", out var type) ? "string"
        : type.ValueKind == JsonValueKind.Array ? Pick([.. type.EnumerateArray()]).GetString()!
        : type.GetString()!;

    private static int Least(JsonElement rule, string keyword) => rule.TryGetProperty(keyword, out var least) ? (int)Math.Ceiling(least.GetDouble()) : 0;

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];
}
