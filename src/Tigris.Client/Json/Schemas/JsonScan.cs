using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Tigris.Client.Json;

/// <summary>
/// Reads a JSON text once for its positions, and for errors that no schema can find: members that occur twice, and numbers that a decimal
/// can't hold exactly.
/// </summary>
internal sealed class JsonScan
{
    private readonly LineCounter _lines;

    private JsonScan(byte[] utf8) => _lines = new LineCounter(utf8);

    /// <summary>The positions by JSON pointer.</summary>
    public Dictionary<string, JsonPlace> Places { get; } = new(StringComparer.Ordinal);

    public List<JsonSchemaError> Errors { get; } = [];

    /// <exception cref="JsonException">The text isn't JSON.</exception>
    public static JsonScan Read(byte[] utf8)
    {
        var scan = new JsonScan(utf8);
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        scan.ReadValue(ref reader, "", "$");
        return reader.Read() ? throw new JsonException(Messages.JsonTrailing) : scan;
    }

    private void ReadValue(ref Utf8JsonReader reader, string pointer, string path)
    {
        var place = PlaceOf(ref reader, path);
        Places[pointer] = place;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                ReadMembers(ref reader, pointer, path);
                break;
            case JsonTokenType.StartArray:
                for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                {
                    ReadValue(ref reader, $"{pointer}/{index}", $"{path}[{index}]");
                }

                break;
            case JsonTokenType.Number when Encoding.UTF8.GetString(reader.ValueSpan.ToArray()) is var number && !ExactNumber.IsExact(number):
                Errors.Add(place.Error("number", MessageText.Of(Messages.JsonNumberInexact, number), Messages.JsonNumberAdvice));
                break;
            case JsonTokenType.String:
                // The library fails on text that isn't valid Unicode.
                JsonGraph.ReadText(ref reader);
                break;
            default:
                break;
        }
    }

    private void ReadMembers(ref Utf8JsonReader reader, string pointer, string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonGraph.ReadText(ref reader);
            var inner = path + Segment(name);
            if (!names.Add(name))
            {
                Errors.Add(PlaceOf(ref reader, inner).Error("duplicate", MessageText.Of(Messages.JsonDuplicate, name), Messages.JsonDuplicateAdvice));
            }

            reader.Read();
            ReadValue(ref reader, pointer + "/" + name.Replace("~", "~0").Replace("/", "~1"), inner);
        }
    }

    private JsonPlace PlaceOf(ref Utf8JsonReader reader, string path)
    {
        var (line, column) = _lines.At(reader.TokenStartIndex);
        return new JsonPlace(path, line, column);
    }

    private static string Segment(string name) => name.Length > 0 && name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '$')
        ? "." + name
        : $"['{name.Replace("\\", @"\\").Replace("'", @"\'")}']";
}
