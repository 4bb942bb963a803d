using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Tigris.Client.Json;

/// <summary>A keyword of a schema that a value violates.</summary>
/// <param name="Root">The whole JSON value.</param>
/// <param name="Pointer">The JSON pointer of the value.</param>
/// <param name="Schema">The schema of the value; undefined if it isn't in the document.</param>
/// <param name="Parent">The schema that contains the schema of the value.</param>
/// <param name="Keyword">The keyword; empty for a schema that is false.</param>
/// <param name="Text">The library's message.</param>
internal sealed record SchemaFailure(JsonElement Root, string Pointer, JsonElement Schema, JsonElement Parent, string Keyword, string Text)
{
    /// <summary>Returns an error for each problem: a keyword such as <c>required</c> may name several members.</summary>
    public IEnumerable<JsonSchemaError> Describe(JsonScan scan)
    {
        var place = scan.Places.TryGetValue(Pointer, out var known) ? known : new JsonPlace("$", 1, 1);
        var rule = Rule();
        return Keyword switch
        {
            "required" => Missing().Select(name => place.Error(Keyword, MessageText.Of(Messages.SchemaRequired, name), DescriptionOf(name))),
            "" or "additionalProperties" => [place.Error("additionalProperties", MessageText.Of(Messages.SchemaUnknown, Name()), Known())],
            "type" => [place.Error(Keyword, MessageText.Of(Messages.SchemaType, Kind(), Names(rule)), Description())],
            "enum" => [place.Error(Keyword, MessageText.Of(Messages.SchemaEnum, Value(), Names(rule)), Description())],
            "const" => [place.Error(Keyword, MessageText.Of(Messages.SchemaEnum, Value(), rule.ToString()), Description())],
            "minimum" => [place.Error(Keyword, MessageText.Of(Messages.SchemaMinimum, Value(), rule), Description())],
            "exclusiveMinimum" => [place.Error(Keyword, MessageText.Of(Messages.SchemaExclusiveMinimum, Value(), rule), Description())],
            "maximum" => [place.Error(Keyword, MessageText.Of(Messages.SchemaMaximum, Value(), rule), Description())],
            "pattern" => [place.Error(Keyword, MessageText.Of(Messages.SchemaPattern, Value()), Description())],
            "minItems" => [place.Error(Keyword, MessageText.Of(Messages.SchemaMinItems, rule), Description())],
            "minLength" => [place.Error(Keyword, MessageText.Of(Messages.SchemaMinLength, rule), Description())],
            _ => [place.Error(Keyword, Text, Description())],
        };
    }

    private JsonElement Rule() =>
        Schema.ValueKind == JsonValueKind.Object && Schema.TryGetProperty(Keyword, out var rule) ? rule : default;

    private IEnumerable<string> Missing()
    {
        var value = Find();
        var names = Rule() is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(name => name.GetString()!) : [];
        return names.Where(name => value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out _));
    }

    private JsonElement Find()
    {
        var found = Root;
        foreach (var segment in Pointer.Split('/').Skip(1).Select(Unescape))
        {
            found = found.ValueKind == JsonValueKind.Array ? found[int.Parse(segment, System.Globalization.CultureInfo.InvariantCulture)] : found.GetProperty(segment);
        }

        return found;
    }

    private string Name() => Unescape(Pointer.Split('/').Last());

    private string Known() => Parent.ValueKind == JsonValueKind.Object && Parent.TryGetProperty("properties", out var properties)
        ? MessageText.Of(Messages.SchemaUnknownAdvice, string.Join(", ", properties.EnumerateObject().Select(member => member.Name)))
        : "";

    private string Value() => Shorten(Find().GetRawText());

    private string Kind() => Find().ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private string Description() =>
        Schema.ValueKind == JsonValueKind.Object && Schema.TryGetProperty("description", out var text) ? text.GetString() ?? "" : "";

    private string DescriptionOf(string name) =>
        Schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var member)
            && member.TryGetProperty("description", out var text) ? text.GetString() ?? "" : "";

    private static string Names(JsonElement rule) => rule.ValueKind == JsonValueKind.Array
        ? string.Join(", ", rule.EnumerateArray().Select(item => item.ToString()))
        : rule.ToString();

    private static string Shorten(string text) => text.Length <= 60 ? text : $"{text.Substring(0, 57)}...";

    private static string Unescape(string segment) => segment.Replace("~1", "/").Replace("~0", "~");
}
