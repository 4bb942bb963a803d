using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.Schemas;

/// <summary>Validates a JSON body against a schema. Error messages name the field by its path, as in <c>bucket_options.public</c>.</summary>
internal sealed class SchemaValidator(bool strictNested)
{
    public void Check(Schema schema, JsonElement body)
    {
        CheckTexts(body, "");
        if (body.ValueKind != JsonValueKind.Object) throw ApiException.BadRequest("body", "must be an object");
        CheckObject(schema, body, "");
    }

    /// <summary>Refuses duplicate members and invalid escapes at any depth.</summary>
    private static void CheckTexts(JsonElement element, string path)
    {
        try
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.String:
                    element.GetString();
                    break;
                case JsonValueKind.Array:
                    foreach (var (index, item) in element.EnumerateArray().Index()) CheckTexts(item, $"{path}[{index}]");
                    break;
                case JsonValueKind.Object:
                    CheckNames(element, path);
                    break;
            }
        }
        catch (InvalidOperationException)
        {
            throw ApiException.BadRequest(path.Length == 0 ? "body" : path, "contains text that is not valid Unicode");
        }
    }

    private static void CheckNames(JsonElement element, string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!names.Add(member.Name)) throw ApiException.BadRequest(Join(path, member.Name), "given more than once");
            CheckTexts(member.Value, Join(path, member.Name));
        }
    }

    private void CheckObject(Schema schema, JsonElement element, string path)
    {
        var closed = schema.Openness == Openness.Closed || (schema.Openness == Openness.Open && strictNested);
        foreach (var given in element.EnumerateObject())
        {
            if (schema.Members.FirstOrDefault(member => member.Name == given.Name) is { } member)
                CheckValue(member.Type, given.Value, Join(path, given.Name));
            else if (closed)
                throw ApiException.BadRequest(Join(path, given.Name), "unknown field");
        }

        foreach (var member in schema.Members)
        {
            if (member.Required && !element.TryGetProperty(member.Name, out _)) throw ApiException.BadRequest(Join(path, member.Name), "required");
        }
    }

    private void CheckValue(MemberType type, JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Null) throw ApiException.BadRequest(path, "must not be null");
        switch (type)
        {
            case MemberType.TextType text:
                CheckText(text, value, path);
                break;
            case MemberType.FlagType when value.ValueKind is not (JsonValueKind.True or JsonValueKind.False):
                throw ApiException.BadRequest(path, "must be true or false");
            case MemberType.WholeType whole:
                if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number))
                    throw ApiException.BadRequest(path, "must be a whole number of 64 bits");
                if (number < whole.Min) throw ApiException.BadRequest(path, $"must be at least {whole.Min}");
                break;
            case MemberType.NumberType when value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out _):
                throw ApiException.BadRequest(path, "must be a number");
            case MemberType.AnyObjectType when value.ValueKind != JsonValueKind.Object:
                throw ApiException.BadRequest(path, "must be an object");
            case MemberType.NestedType nested:
                if (value.ValueKind != JsonValueKind.Object) throw ApiException.BadRequest(path, "must be an object");
                CheckObject(nested.Schema, value, path);
                break;
            case MemberType.ListType list:
                if (value.ValueKind != JsonValueKind.Array) throw ApiException.BadRequest(path, "must be an array");
                foreach (var (index, item) in value.EnumerateArray().Index()) CheckValue(list.Item, item, $"{path}[{index}]");
                break;
        }
    }

    private static void CheckText(MemberType.TextType type, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String) throw ApiException.BadRequest(path, "must be a string");
        var text = value.GetString()!;
        if (text.Length < type.MinLength) throw ApiException.BadRequest(path, "must not be empty");
        if (type.MaxLength is { } max && text.EnumerateRunes().Count() > max)
            throw ApiException.BadRequest(path, $"must have at most {max} characters");
        if (!type.Values.IsEmpty && !type.Values.Contains(text))
            throw ApiException.BadRequest(path, $"must be one of {string.Join(", ", type.Values)}");
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
