using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Tigris.Client.Json;

/// <summary>
/// A schema in a form that recognizes most valid texts in one pass. It accepts no text that the library refuses. A text that it doesn't accept may
/// still be valid: the library decides, and words the errors. The library takes about a hundred times as long.
/// </summary>
internal sealed class SchemaOutline
{
    private readonly OutlineRule _root;

    private SchemaOutline(OutlineRule root) => _root = root;

    /// <summary>Reads a schema. A value whose schema has a keyword that isn't known here is never accepted.</summary>
    public static SchemaOutline Parse(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return new SchemaOutline(new OutlineParser(document.RootElement).Parse());
    }

    /// <summary>Returns true if a text is surely valid; otherwise, false.</summary>
    /// <param name="utf8">The text. Its bytes are valid UTF-8.</param>
    public bool Accepts(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            return reader.Read() && Accepts(ref reader, _root) && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Accepts(ref Utf8JsonReader reader, OutlineRule rule) => reader.TokenType switch
    {
        JsonTokenType.StartObject => rule.Allows(OutlineTypes.Object) && AcceptsMembers(ref reader, rule),
        JsonTokenType.StartArray => rule.Allows(OutlineTypes.Array) && AcceptsItems(ref reader, rule.Items),
        JsonTokenType.String => rule.Allows(OutlineTypes.String) && rule.AcceptsText(ref reader),
        JsonTokenType.Number => rule.Allows(OutlineTypes.Integer) && reader.TryGetInt64(out var number) && rule.AcceptsNumber(number),
        JsonTokenType.True or JsonTokenType.False => rule.Allows(OutlineTypes.Boolean),
        JsonTokenType.Null => rule.Allows(OutlineTypes.Null),
        _ => false,
    };

    private static bool AcceptsMembers(ref Utf8JsonReader reader, OutlineRule rule)
    {
        HashSet<string>? others = null;
        var (found, next) = (0UL, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueIsEscaped)
            {
                // A rare name, which may also be half a surrogate pair.
                return false;
            }

            var index = rule.IndexOf(ref reader, next);
            var bit = index < 0 ? 0 : 1UL << index;
            if ((found & bit) != 0 || (index < 0 && !(others ??= new(StringComparer.Ordinal)).Add(JsonGraph.ReadText(ref reader))))
            {
                // The member occurs twice.
                return false;
            }

            found |= bit;
            next = index + 1;
            reader.Read();
            if (!Accepts(ref reader, index < 0 ? rule.OtherMembers : rule.Members[index].Rule))
            {
                return false;
            }
        }

        return (found & rule.Required) == rule.Required;
    }

    private static bool AcceptsItems(ref Utf8JsonReader reader, OutlineRule items)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!Accepts(ref reader, items))
            {
                return false;
            }
        }

        return true;
    }
}
