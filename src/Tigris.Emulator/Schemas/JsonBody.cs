using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Tigris.Emulator.Schemas;

/// <summary>Reads a validated JSON object without further checks.</summary>
internal readonly struct JsonBody(JsonElement element)
{
    public JsonElement Element { get; } = element;

    public string Text(string name) => Element.GetProperty(name).GetString()!;

    public string? OptionalText(string name) => Element.TryGetProperty(name, out var value) ? value.GetString() : null;

    public bool? Flag(string name) => Element.TryGetProperty(name, out var value) ? value.GetBoolean() : null;

    public long? Whole(string name) => Element.TryGetProperty(name, out var value) ? value.GetInt64() : null;

    public decimal Number(string name) => Element.GetProperty(name).GetDecimal();

    public JsonBody? Nested(string name) => Element.TryGetProperty(name, out var value) ? new JsonBody(value) : null;

    public IReadOnlyList<JsonBody>? Items(string name) =>
        Element.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(item => new JsonBody(item))] : null;

    public IReadOnlyList<string>? Texts(string name) =>
        Element.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(item => item.GetString()!)] : null;

    public bool Has(string name) => Element.TryGetProperty(name, out _);
}
