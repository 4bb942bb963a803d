using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tigris.Client.Json;

/// <summary>Reads the rules of a <see cref="SchemaOutline"/>. A schema with a keyword that isn't known here allows no value.</summary>
internal sealed class OutlineParser(JsonElement root)
{
    private static readonly string[] Annotations = ["$schema", "$id", "$defs", "title", "description"];

    private readonly Dictionary<string, OutlineRule> _references = new(StringComparer.Ordinal);
    private readonly OutlineRule _any = new();

    public OutlineRule Parse() => Parse(root);

    private OutlineRule Parse(JsonElement schema)
    {
        if (schema.ValueKind == JsonValueKind.True)
        {
            return _any;
        }

        if (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference)
            && schema.EnumerateObject().All(keyword => keyword.Name == "$ref" || Annotations.Contains(keyword.Name)))
        {
            return Resolve(reference.GetString()!);
        }

        var rule = new OutlineRule(_any);
        Read(schema, rule);
        return rule;
    }

    // The rule exists before its content is read, because a schema may contain itself.
    private OutlineRule Resolve(string reference)
    {
        if (_references.TryGetValue(reference, out var known))
        {
            return known;
        }

        var rule = _references[reference] = new OutlineRule(_any);
        if (reference.Split('/') is ["#", "$defs", var name] && root.TryGetProperty("$defs", out var definitions) && definitions.TryGetProperty(name, out var schema))
        {
            Read(schema, rule);
        }
        else
        {
            rule.Types = OutlineTypes.None;
        }

        return rule;
    }

    private void Read(JsonElement schema, OutlineRule rule)
    {
        if (schema.ValueKind != JsonValueKind.Object
            || !schema.EnumerateObject().All(keyword => TryRead(keyword.Name, keyword.Value, rule))
            || !TryReadRequired(schema, rule))
        {
            rule.Types = OutlineTypes.None;
        }
    }

    private bool TryRead(string keyword, JsonElement value, OutlineRule rule)
    {
        switch (keyword)
        {
            case "type":
                rule.Types &= TypesOf(value);
                return true;
            case "required":
                return true;
            case "properties":
                rule.Members.AddRange(value.EnumerateObject().Select(member => new OutlineMember(Encoding.UTF8.GetBytes(member.Name), Parse(member.Value))));
                return rule.Members.Count <= OutlineRule.MostMembers;
            case "additionalProperties":
                rule.OtherMembers = Parse(value);
                return true;
            case "items":
                rule.Items = Parse(value);
                return true;
            case "enum" when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String):
                rule.Types &= OutlineTypes.String;
                rule.Texts = new HashSet<string>(value.EnumerateArray().Select(item => item.GetString()!), StringComparer.Ordinal);
                return true;
            case "minLength" when value.GetInt32() == 1:
                rule.AllowsEmptyText = false;
                return true;
            case "pattern":
                rule.Pattern = new Regex(value.GetString()!, RegexOptions.ECMAScript);
                return true;
            case "minimum":
                rule.Minimum = value.GetDecimal();
                return true;
            case "maximum":
                rule.Maximum = value.GetDecimal();
                return true;
            default:
                return Annotations.Contains(keyword);
        }
    }

    private static bool TryReadRequired(JsonElement schema, OutlineRule rule)
    {
        if (!schema.TryGetProperty("required", out var names))
        {
            return true;
        }

        foreach (var name in names.EnumerateArray())
        {
            var index = rule.Members.FindIndex(member => name.ValueEquals(member.Name));
            if (index < 0)
            {
                return false;
            }

            rule.Required |= 1UL << index;
        }

        return true;
    }

    private static OutlineTypes TypesOf(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Aggregate(OutlineTypes.None, (types, name) => types | TypesOf(name))
        : value.GetString() switch
        {
            "object" => OutlineTypes.Object,
            "array" => OutlineTypes.Array,
            "string" => OutlineTypes.String,
            "integer" or "number" => OutlineTypes.Integer,
            "boolean" => OutlineTypes.Boolean,
            "null" => OutlineTypes.Null,
            _ => OutlineTypes.None,
        };
}
