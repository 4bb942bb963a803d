using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Security;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tigris.Client.Secrets;

namespace Tigris.Client.Json;

/// <summary>Writes plain values as JSON, the reverse of <see cref="JsonGraph"/>.</summary>
internal static class JsonGraphWriter
{
    private const int MaxDepth = 64;

    // The text isn't used in HTML, so letters need no escape.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns a value as UTF-8 text. The caller wipes the array.</summary>
    /// <exception cref="TigrisArgumentException">The value contains a type without a JSON form, or too many nested levels, or itself.</exception>
    public static byte[] ToUtf8(object? value)
    {
        using var buffer = new WipedBuffer();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            Write(writer, value);
        }

        return buffer.ToArray();
    }

    /// <summary>Writes a value with its members and items.</summary>
    /// <exception cref="TigrisArgumentException">The value contains a type without a JSON form, or too many nested levels, or itself.</exception>
    public static void Write(Utf8JsonWriter writer, object? value) => Write(writer, value, MaxDepth);

    /// <summary>Writes a member's name.</summary>
    /// <exception cref="TigrisArgumentException">The name isn't valid Unicode.</exception>
    public static void WriteName(Utf8JsonWriter writer, string name)
    {
        ValidText.Require(name);
        writer.WritePropertyName(name);
    }

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        if (depth < 0)
        {
            throw new TigrisArgumentException("InvalidBody", MessageText.Of(Messages.BodyTooDeep, MaxDepth), null);
        }

        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                ValidText.Require(text);
                writer.WriteStringValue(text);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case SecureString secret:
                using (var text = new ClearText(secret))
                {
                    ValidText.Require(text.Characters);
                    writer.WriteStringValue(text.Characters);
                }

                break;
            case IDictionary members:
                WriteMembers(writer, members, depth);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                WriteMembers(writer, members, depth);
                break;
            case IEnumerable items:
                WriteItems(writer, items, depth);
                break;
            default:
                WriteScalar(writer, value);
                break;
        }
    }

    private static void WriteMembers(Utf8JsonWriter writer, IDictionary members, int depth)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry member in members)
        {
            WriteName(writer, Convert.ToString(member.Key, CultureInfo.InvariantCulture)!);
            Write(writer, member.Value, depth - 1);
        }

        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> members, int depth)
    {
        writer.WriteStartObject();
        foreach (var member in members)
        {
            WriteName(writer, member.Key);
            Write(writer, member.Value, depth - 1);
        }

        writer.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter writer, IEnumerable items, int depth)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Write(writer, item, depth - 1);
        }

        writer.WriteEndArray();
    }

    private static void WriteScalar(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case Enum or Guid or Uri or char or Version:
                var text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
                ValidText.Require(text);
                writer.WriteStringValue(text);
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(UtcTimeConverter.Format(time));
                break;
            case DateTime time:
                writer.WriteStringValue(UtcTimeConverter.Format(time));
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            default:
                throw new TigrisArgumentException("InvalidBody", MessageText.Of(Messages.BodyNoJsonForm, value.GetType().Name), null);
        }
    }
}
