using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Tigris.Client.Json;

/// <summary>Validates JSON with JsonSchema.Net. The library is loaded with the first text that may be invalid.</summary>
internal sealed class JsonSchemaValidator : IJsonSchemaValidator
{
    private readonly ConditionalWeakTable<string, SchemaOutline> _outlines = new();
    private readonly ConcurrentDictionary<string, SchemaDocument> _schemas = new(StringComparer.Ordinal);

    public IReadOnlyList<JsonSchemaError> Validate(string text, string schema)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        if (_outlines.GetValue(schema, SchemaOutline.Parse).Accepts(utf8))
        {
            return [];
        }

        JsonScan scan;
        try
        {
            scan = JsonScan.Read(utf8);
        }
        catch (JsonException exception)
        {
            return [SyntaxError(exception)];
        }

        // The library reads numbers as decimals too, so it can't evaluate one that doesn't fit.
        return scan.Errors.Count > 0 ? scan.Errors : Evaluate(utf8, scan, _schemas.GetOrAdd(schema, SchemaDocument.Parse));
    }

    public bool TryFind(string text, string path, out int line, out int column)
    {
        var place = Scan(text)?.Places.Values.FirstOrDefault(place => place.Path == path);
        (line, column) = (place?.Line ?? 0, place?.Column ?? 0);
        return place is not null;
    }

    private static JsonScan? Scan(string text)
    {
        try
        {
            return JsonScan.Read(Encoding.UTF8.GetBytes(text));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonSchemaError SyntaxError(JsonException exception)
    {
        // The parser's message quotes the text, which may hold a secret.
        var mistake = JsonErrors.Of(exception);
        var json = mistake as JsonException ?? exception;
        return new JsonPlace("$", (int)(json.LineNumber ?? 0) + 1, (int)(json.BytePositionInLine ?? 0) + 1)
            .Error("syntax", mistake.Message, Messages.JsonSyntaxAdvice);
    }

    private static JsonSchemaError[] Evaluate(byte[] utf8, JsonScan scan, SchemaDocument schema)
    {
        using var document = JsonDocument.Parse(utf8);
        return
        [
            .. schema.Evaluate(document.RootElement)
                .SelectMany(failure => failure.Describe(scan))
                .GroupBy(error => (error.Path, error.Keyword, error.Message)).Select(same => same.First())
                .OrderBy(error => error.Line).ThenBy(error => error.Column).ThenBy(error => error.Path, StringComparer.Ordinal),
        ];
    }
}
